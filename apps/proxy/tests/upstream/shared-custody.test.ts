import { operations } from '@nexudus-toolkit/validation';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openState } from '../../src/state/state.ts';
import { openCustody } from '../../src/upstream/open-custody.ts';
import type { PasswordCredentials } from '../../src/upstream/token-endpoint.ts';
import { createServiceToken, type ServiceToken } from '../../src/upstream/service-token.ts';
import {
  createFakeTokenEndpoint,
  toAnswer,
  type FakeTokenEndpoint,
  type TokenCall,
} from '../fixtures/fake-token-endpoint.ts';
import { createGate } from '../fixtures/gate.ts';
import { createManualClock, type ManualClock } from '../fixtures/manual-clock.ts';
import { startPostgres, type Postgres } from '../fixtures/postgres.ts';

const minuteMs = 60_000;
const remove = operations.deleteOpenAiChatMessage;

let postgres: Postgres;
let stateUrl = '';
let endpoint: FakeTokenEndpoint;
let clock: ManualClock;
let replicas = new AsyncDisposableStack();

beforeAll(async () => {
  postgres = await startPostgres();
}, 120_000);
afterAll(() => postgres[Symbol.asyncDispose]());
beforeEach(async () => {
  stateUrl = await postgres.createDatabase();
  endpoint = createFakeTokenEndpoint();
  clock = createManualClock();
  replicas = new AsyncDisposableStack();
  endpoint.answer(createIssuer());
});
afterEach(() => replicas.disposeAsync());

/** Issues tokens for an hour as Nexudus does: a refresh invalidates every earlier refresh token. */
function createIssuer() {
  const valid = new Map<string, string>();
  let issued = 0;
  return ({ form, headers }: TokenCall) => {
    const clientId = form['client_id'] ?? headers['client_id'] ?? '';
    const isRefresh = form['grant_type'] === 'refresh_token';
    if (isRefresh && valid.get(clientId) !== form['refresh_token'])
      return toAnswer(400, { error: 'invalid_grant' });
    issued += 1;
    const refreshToken = `refresh-${issued}`;
    valid.set(clientId, refreshToken);
    return toAnswer(200, {
      ...{ access_token: `access-${issued}`, refresh_token: refreshToken },
      ...{ token_type: 'bearer', expires_in: 3_600 },
    });
  };
}

interface ReplicaOptions {
  readonly clientId?: string;
  readonly password?: string;
  readonly upstream?: FakeTokenEndpoint['upstream'];
}

/** One process of the deployment, with connections of its own. */
async function startReplica(options: ReplicaOptions = {}): Promise<ServiceToken> {
  const { clientId, password = 'password-canary', upstream = endpoint.upstream } = options;
  const state = replicas.adopt(
    await openState({ url: stateUrl, secret: Buffer.alloc(32, 7), clock: clock.now }),
    (store) => store.close(),
  );
  const credentials: PasswordCredentials = {
    ...{ kind: 'password', username: 'user', password },
    ...{ totp: undefined, clientId },
  };
  return createServiceToken({
    ...{ credentials, upstream, clock: clock.now },
    custody: openCustody({
      settings: { credentials, nexudusBaseUrl: 'https://nexudus.example', stateUrl },
      state,
      newClientId: () => `client-${Math.random()}`,
    }),
  });
}

const startReplicas = (count: number) =>
  Promise.all(Array.from({ length: count }, () => startReplica()));
const grants = () => endpoint.calls.map(({ form }) => form['grant_type']);

async function query(sql: string): Promise<readonly object[]> {
  const client = new pg.Client({ connectionString: stateUrl });
  await client.connect();
  try {
    return (await client.query<object>(sql)).rows;
  } finally {
    await client.end();
  }
}

describe('replicas', () => {
  it('sign in once, whatever their number', async () => {
    const tokens = await Promise.all((await startReplicas(5)).map((replica) => replica.get()));
    expect(new Set(tokens)).toEqual(new Set(['access-1']));
    expect(grants()).toEqual(['password']);
  });

  it('refresh once, and spend no refresh token twice', async () => {
    const all = await startReplicas(5);
    for (let hour = 1; hour <= 3; hour += 1) {
      const tokens = await Promise.all(all.map((replica) => replica.get()));
      expect(new Set(tokens)).toEqual(new Set([`access-${hour}`]));
      clock.advance(60 * minuteMs);
    }
    expect(grants()).toEqual(['password', 'refresh_token', 'refresh_token']);
  });

  it('refresh a token that Nexudus refused once in five minutes, all together', async () => {
    const all = await startReplicas(3);
    await Promise.all(all.map((replica) => replica.get()));
    await Promise.all(all.map((replica) => replica.reject('access-1', remove)));
    await Promise.all(all.map((replica) => replica.reject('access-2', remove)));
    const late = await startReplica();
    await expect(late.get()).resolves.toBe('access-2');
    await expect(late.reject('access-2', remove)).resolves.toBeUndefined();
    expect(grants()).toEqual(['password', 'refresh_token']);
  });

  it('do not each try to replace a token for which no other can be had', async () => {
    const all = await startReplicas(3);
    await Promise.all(all.map((replica) => replica.get()));
    endpoint.answer(() => toAnswer(500, {}));
    for (const replica of all) {
      await expect(replica.reject('access-1', remove)).resolves.toBeUndefined();
      clock.advance(10_000);
    }
    expect(endpoint.calls).toHaveLength(2);
    expect(await Promise.all(all.map((replica) => replica.get()))).toEqual([
      ...['access-1', 'access-1', 'access-1'],
    ]);
  });

  it('leave the token endpoint alone together when it refuses', async () => {
    endpoint.answer(() => toAnswer(400, { error: 'invalid_grant' }));
    for (const replica of await startReplicas(4))
      await expect(replica.get()).rejects.toMatchObject({ headers: { 'Retry-After': '30' } });
    expect(endpoint.calls).toHaveLength(1);
  });

  it('try a new password at once', async () => {
    endpoint.answer(() => toAnswer(400, { error: 'invalid_grant' }));
    await expect((await startReplica()).get()).rejects.toThrow();
    endpoint.answer(createIssuer());
    await expect((await startReplica({ password: 'another' })).get()).resolves.toBe('access-1');
  });

  it('use the same client id, the one that is set or one that the first of them makes', async () => {
    const [one, other] = [await startReplica(), await startReplica()];
    await one.get();
    clock.advance(60 * minuteMs);
    await other.get();
    expect(endpoint.calls[1]?.headers['client_id']).toBe(endpoint.calls[0]?.form['client_id']);
    await (await startReplica({ clientId: 'deployment-2' })).get();
    expect(endpoint.calls[2]?.form).toMatchObject({ client_id: 'deployment-2' });
  });

  it('go on when one dies in the middle of a refresh that Nexudus carried out', async () => {
    const [dying, other] = [await startReplica(), await startReplica()];
    await Promise.all([dying.get(), other.get()]);
    clock.advance(60 * minuteMs);
    const asked = createGate();
    const never = createGate();
    const issue = createIssuer();
    endpoint.answer(async () => {
      asked.open();
      await never.opened;
      return toAnswer(500, {});
    });
    const lost = dying.get().catch(() => undefined);
    await asked.opened;
    endpoint.answer(issue); // knows none of the refresh tokens that were given so far
    await query(
      `SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND pid <> pg_backend_pid()`,
    );
    await expect(other.get()).resolves.toBe('access-1');
    expect(grants()).toEqual(['password', 'refresh_token', 'refresh_token', 'password']);
    never.open();
    await lost;
  });

  it('serve on the token they have while the store is gone, and say so', async () => {
    const [one, newcomer] = [await startReplica(), await startReplica()];
    await one.get();
    await query('ALTER TABLE proxy_state RENAME TO gone');
    clock.advance(58 * minuteMs);
    await expect(one.get()).resolves.toBe('access-1');
    await expect.poll(() => one.warnings).toEqual([expect.stringContaining('STATE_URL')]);
    await expect(newcomer.get()).rejects.toMatchObject({ code: 'credential-unavailable' });
    expect(newcomer.fault).toContain('STATE_URL');
    await query('ALTER TABLE gone RENAME TO proxy_state');
    clock.advance(5_000);
    await expect(newcomer.get()).resolves.toBe('access-2');
  });
});

it('nothing of a token or a password can be read in the store', async () => {
  await (await startReplica()).get();
  endpoint.answer(() => toAnswer(400, {}));
  clock.advance(60 * minuteMs);
  await expect((await startReplica()).get()).rejects.toThrow();
  const rows = await query(`SELECT proxy_state::text AS row, encode(sealed, 'escape') AS sealed
                            FROM proxy_state`);
  expect(rows.length).toBeGreaterThan(1);
  expect(JSON.stringify(rows)).not.toMatch(/access-|refresh-|canary|user|nexudus|client/);
});

it('without PostgreSQL nothing is kept outside of the process', async () => {
  const credentials: PasswordCredentials = {
    ...{ kind: 'password', username: 'user', password: 'x' },
    ...{ totp: undefined, clientId: undefined },
  };
  const state = replicas.adopt(
    await openState({ url: stateUrl, secret: Buffer.alloc(32, 7) }),
    (store) => store.close(),
  );
  const settings = { credentials, nexudusBaseUrl: 'https://nexudus.example' };
  const local = openCustody({
    settings: { ...settings, stateUrl: 'sqlite:./state.db' },
    state,
    newClientId: () => 'client',
  });
  await local.update((latest) => Promise.resolve({ ...latest, replacedAtMs: 1 }));
  expect(await query(`SELECT * FROM proxy_state WHERE kind = 'shared'`)).toEqual([]);
});
