import type { Settings } from '../configuration/read-environment.ts';

/** What the environment says, named one by one, so that nothing secret slips in. */
export function describeSettings(settings: Settings): Readonly<Record<string, unknown>> {
  const { credentials } = settings;
  return {
    ...{ HOST: settings.host, PORT: settings.port },
    ...{ ADMIN_HOST: settings.administrationHost, ADMIN_PORT: settings.administrationPort },
    NEXUDUS_BASE_URL: settings.nexudusBaseUrl,
    PROXY_CONFIG: settings.configFile ?? null,
    AUDIT_URL: hideUser(settings.auditUrl),
    KEYS_URL: hideUser(settings.keysUrl),
    STATE_URL: hideUser(settings.stateUrl),
    LOG_LEVEL: settings.logLevel ?? 'info',
    credential: credentials.kind,
  };
}

/** A URL without user, password and query, any of which may hold a secret. */
export function hideUser(text: string): string {
  if (text.startsWith('sqlite:')) return text;
  if (!URL.canParse(text)) return '';
  const { protocol, host, pathname } = new URL(text);
  return `${protocol}//${host}${pathname}`;
}
