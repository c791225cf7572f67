import { openKeyStore, parseProxyConfig, startProxy } from '@nexudus-toolkit/proxy';
import { defaultUser } from '@nexudus-toolkit/simulator';
import { operations } from '@nexudus-toolkit/validation';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import type { Provider } from './provider.ts';
import { startSimulatedNexudus } from './start-simulated-nexudus.ts';

const consumer = 'contract';

export interface ProxiedNexudusOptions {
  /** Ids of the businesses that the consumer is held to; all if left out. */
  readonly businesses?: 'all' | readonly number[];
}

// All that need a role: the proxy grants no sign-in to anybody. JSON is YAML.
const toConfiguration = ({ businesses = 'all' }: ProxiedNexudusOptions) =>
  JSON.stringify({
    consumers: {
      [consumer]: {
        operations: Object.values(operations)
          .filter(({ role }) => role !== null)
          .map(({ id }) => id),
        businesses,
        fields: {
          ...{ name: 'clear', phone: 'clear', email: 'clear' },
          ...{ 'contact-identifier': 'clear', 'free-text': 'clear' },
        },
      },
    },
  });

/**
 * Starts the proxy in front of a simulated Nexudus, with a consumer that may do and see everything
 * of the businesses it is held to.
 */
export async function startProxiedNexudus(options: ProxiedNexudusOptions = {}): Promise<Provider> {
  const nexudus = await startSimulatedNexudus();
  const folder = await mkdtemp(join(tmpdir(), 'contract-'));
  const keysUrl = `sqlite:${join(folder, 'keys.db')}`;
  const keys = await openKeyStore({ url: keysUrl });
  const { key } = await keys.create({ role: 'consumer', name: consumer });
  await keys.close();
  const { username, password } = defaultUser;
  const proxy = await startProxy({
    logger: pino({ level: 'silent' }),
    config: parseProxyConfig(toConfiguration(options), 'contract.yaml'),
    settings: {
      host: '127.0.0.1',
      port: 0,
      administrationHost: '127.0.0.1',
      administrationPort: 0,
      nexudusBaseUrl: nexudus.url,
      credentials: { kind: 'password', username, password, totp: undefined, clientId: undefined },
      auditUrl: `sqlite:${join(folder, 'audit.db')}`,
      keysUrl,
      stateUrl: `sqlite:${join(folder, 'state.db')}`,
      proxySecret: randomBytes(32),
      configFile: undefined,
      revision: undefined,
    },
  });
  return {
    url: proxy.url,
    token: key,
    simulator: nexudus.simulator,
    async close() {
      await proxy.stop();
      await nexudus.close();
      await rm(folder, { recursive: true });
    },
  };
}
