import type { RunningProxy } from '@nexudus-toolkit/proxy';

export interface DemoDescription {
  readonly proxy: Pick<RunningProxy, 'url' | 'administrationUrl'>;
  readonly simulatorUrl: string;
  readonly key: string;
}

/** What the demo prints once everything runs. The curl line works as it stands. */
export function describeDemo({ proxy, simulatorUrl, key }: DemoDescription): string {
  return `
Nexudus is simulated: set NEXUDUS_USERNAME and NEXUDUS_PASSWORD, or NEXUDUS_ACCESS_TOKEN, for the real one.

  Proxy            ${proxy.url}
  Administration   ${proxy.administrationUrl}/readyz
  Simulator        ${simulatorUrl}
  Demo key         ${key}

Read five messages through the proxy:

  curl -H "Authorization: Bearer ${key}" "${proxy.url}/api/sys/openaichatmessages?size=5"

Then see, in another terminal, what was recorded of it:

  npm run audit -- query --last 1

Ctrl-C ends everything.
`;
}
