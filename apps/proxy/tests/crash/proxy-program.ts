import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { consumer, createKey, everything } from '../fixtures/test-proxy.ts';
import type { NexudusProgram } from './nexudus-program.ts';
import { startProgram, type SeparateProgram } from './separate-program.ts';

/** Starts the proxy again and again with the same stores. */
export interface ProxyPrograms {
  readonly key: string;
  readonly auditUrl: string;
  /** Starts it as `npm start` does. */
  start(): SeparateProgram;
  /** Loads its code; `go` then starts it. Ends by itself with the process that loaded it. */
  standBy(): Promise<{ go(): SeparateProgram }>;
}

const main = new URL('../../src/main.ts', import.meta.url);
const standby = new URL('standby-process.ts', import.meta.url);

/**
 * @param fault loaded ahead of the proxy, for one that has to be noticed
 */
export async function prepareProxy(
  folder: string,
  nexudus: NexudusProgram,
  fault?: URL,
): Promise<ProxyPrograms> {
  const toUrl = (name: string) => `sqlite:${join(folder, `${name}.db`)}`;
  const config = join(folder, 'proxy.yaml');
  await writeFile(config, JSON.stringify({ consumers: { [consumer]: everything } })); // JSON is YAML
  const options = {
    folder,
    environment: {
      ...{ PORT: '0', ADMIN_PORT: '0', PROXY_CONFIG: config, NEXUDUS_BASE_URL: nexudus.url },
      ...{ NEXUDUS_USERNAME: nexudus.username, NEXUDUS_PASSWORD: nexudus.password },
      ...{ AUDIT_URL: toUrl('audit'), KEYS_URL: toUrl('keys'), STATE_URL: toUrl('state') },
    },
    imports: fault ? [fault] : [],
  };
  return {
    key: await createKey(toUrl('keys')),
    auditUrl: toUrl('audit'),
    start: () => startProgram({ ...options, entry: main }),
    async standBy() {
      const program = startProgram({ ...options, entry: standby });
      await program.waitForMessage();
      return {
        go() {
          program.process.send('go');
          return program;
        },
      };
    },
  };
}

/** Where it listens, once it does. */
export async function findUrl(program: SeparateProgram): Promise<string> {
  const [line] = await program.waitFor(/^.*"msg":"proxy started".*$/m);
  return (JSON.parse(line) as { url: string }).url;
}
