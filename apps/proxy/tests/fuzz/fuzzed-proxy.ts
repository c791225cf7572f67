import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openAuditReader } from '@nexudus-toolkit/audit-log';
import { pino } from 'pino';
import { parseProxyConfig, startProxy } from '../../src/index.ts';
import { generateApiKey } from '../../src/keys/api-key.ts';
import { createKey, passwordCredentials } from '../fixtures/test-proxy.ts';
import { grants } from './fuzz-grants.ts';
import { startFuzzNexudus, type FuzzNexudus } from './fuzz-nexudus.ts';

export interface FuzzedProxy extends AsyncDisposable {
  readonly url: string;
  readonly nexudus: FuzzNexudus;
  /** By consumer; one that has no grant has a key that nobody made. */
  readonly keys: ReadonlyMap<string, string>;
  /** Statuses of the outcomes on record since a time, by request id. */
  readOutcomes(since: Date): Promise<ReadonlyMap<string, readonly (number | undefined)[]>>;
  /** Stops it, and tells how many refusals were counted in place of entries, by status. */
  stopAndCount(): Promise<ReadonlyMap<number, number>>;
}

/** Long enough on a busy machine, short enough to wait for. */
const upstreamTimeoutMs = 5_000;

/** Starts the proxy with all grants in front of a Nexudus that does whatever it is told. */
export async function startFuzzedProxy(): Promise<FuzzedProxy> {
  await using resources = new AsyncDisposableStack();
  const folder = await mkdtemp(join(tmpdir(), 'fuzz-'));
  resources.defer(() => rm(folder, { recursive: true }));
  const nexudus = resources.use(await startFuzzNexudus());
  const toUrl = (name: string) => `sqlite:${join(folder, `${name}.db`)}`;
  const config = {
    consumers: grants,
    answers: { getOpenAiChatMessage: 'enforce' },
    cors: { origins: ['https://app.example.com'] },
    trustedProxies: ['127.0.0.1'],
    limits: {
      ...{ upstreamTimeoutMs, upstreamFirstByteTimeoutMs: upstreamTimeoutMs },
      ...{ headersTimeoutMs: 5_000, requestTimeoutMs: 5_000 },
    },
  };
  const keys = new Map<string, string>([['stranger', generateApiKey()]]);
  for (const name of Object.keys(grants)) keys.set(name, await createKey(toUrl('keys'), name));
  const running = resources.adopt(
    await startProxy({
      settings: {
        ...{ host: '127.0.0.1', port: 0, administrationHost: '127.0.0.1', administrationPort: 0 },
        ...{ nexudusBaseUrl: nexudus.url, credentials: passwordCredentials },
        ...{ auditUrl: toUrl('audit'), keysUrl: toUrl('keys'), stateUrl: toUrl('state') },
        ...{ proxySecret: Buffer.alloc(32, 's'), configFile: undefined, revision: undefined },
      },
      config: parseProxyConfig(JSON.stringify(config), 'fuzz.yaml'), // JSON is YAML
      logger: pino({}, { write: () => undefined }),
    }),
    (proxy) => proxy.stop(),
  );
  const started = resources.move();
  return {
    ...{ url: running.url, nexudus, keys },
    async readOutcomes(since) {
      const outcomes = new Map<string, (number | undefined)[]>();
      for await (const entry of openAuditReader({ url: toUrl('audit') }).query({ since })) {
        if (entry.phase !== 'outcome') continue;
        const known = outcomes.get(entry.requestId);
        if (known) known.push(entry.response?.status);
        else outcomes.set(entry.requestId, [entry.response?.status]);
      }
      return outcomes;
    },
    async stopAndCount() {
      await running.stop();
      const counts = new Map<number, number>();
      const filter = { operation: 'aggregateRefusals' };
      for await (const entry of openAuditReader({ url: toUrl('audit') }).query(filter)) {
        const { details, response } = entry;
        const status = response?.status ?? 0;
        counts.set(status, (counts.get(status) ?? 0) + (details?.count ?? 0));
      }
      return counts;
    },
    [Symbol.asyncDispose]: () => started.disposeAsync(),
  };
}
