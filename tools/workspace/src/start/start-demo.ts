import {
  ConfigurationError,
  openKeyStore,
  parseProxyConfig,
  readEnvironment,
  readProxyConfig,
  startProxy,
  type Environment,
  type ProxyConfig,
} from '@nexudus-toolkit/proxy';
import { defaultUser, startSimulator, type RunningSimulator } from '@nexudus-toolkit/simulator';
import { pino } from 'pino';
import { describeDemo } from './describe-demo.ts';

const consumer = 'demo';

/** Everything in clear: the people in the simulator are made up. */
const demoConfig = `
consumers:
  ${consumer}:
    operations:
      - searchOpenAiChatMessages
      - getOpenAiChatMessage
      - createOpenAiChatMessage
      - updateOpenAiChatMessage
      - deleteOpenAiChatMessage
    businesses: all
    fields: { name: clear, phone: clear, email: clear, contact-identifier: clear, free-text: clear }
`;

export interface DemoOptions {
  /** Everything but the place of Nexudus and the credentials, which the simulator provides. */
  readonly environment: Environment;
  /** 0 picks a free one. */
  readonly simulatorPort: number;
  readonly print: (text: string) => void;
}

export interface Demo {
  stop(): Promise<void>;
}

/**
 * Starts a simulator of Nexudus and the proxy in front of it, and prints what to do with them.
 *
 * @throws ConfigurationError if a port or a store cannot be had
 */
export async function startDemo(options: DemoOptions): Promise<Demo> {
  const { environment, simulatorPort, print } = options;
  await using resources = new AsyncDisposableStack();
  const simulator = resources.adopt(await startNexudus(simulatorPort), (running) =>
    running.close(),
  );
  const settings = readEnvironment({
    ...environment,
    NEXUDUS_BASE_URL: simulator.url,
    NEXUDUS_USERNAME: defaultUser.username,
    NEXUDUS_PASSWORD: defaultUser.password,
  });
  const config = withDemo(
    settings.configFile === undefined
      ? parseProxyConfig('', 'no configuration')
      : await readProxyConfig(settings.configFile),
  );
  const key = await replaceKey(settings.keysUrl);
  const proxy = resources.adopt(
    await startProxy({
      settings,
      config,
      completeConfig: withDemo,
      logger: pino({ level: 'warn' }),
    }),
    (running) => running.stop(),
  );
  print(describeDemo({ proxy, simulatorUrl: simulator.url, key }));
  const started = resources.move();
  return { stop: () => started.disposeAsync() };
}

/** Adds the demo's consumer, unless the configuration has its own idea of it. */
function withDemo(config: ProxyConfig): ProxyConfig {
  const { consumers } = parseProxyConfig(demoConfig, 'demo configuration');
  return { ...config, consumers: { ...consumers, ...config.consumers } };
}

async function startNexudus(port: number): Promise<RunningSimulator> {
  try {
    return await startSimulator({ port });
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new ConfigurationError(`SIMULATOR_PORT is ${port}: ${reason}`, { cause });
  }
}

/** A key can't be read again, so each start makes a new one and the ones before it end. */
async function replaceKey(keysUrl: string): Promise<string> {
  const store = await openKeyStore({ url: keysUrl });
  try {
    for (const { id, role, name } of await store.list())
      if (role === 'consumer' && name === consumer) await store.revoke(id);
    return (await store.create({ role: 'consumer', name: consumer })).key;
  } finally {
    await store.close();
  }
}
