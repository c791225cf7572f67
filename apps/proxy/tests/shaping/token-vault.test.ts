import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTokenRows } from '../../src/shaping/token-rows.ts';
import { createTokenVault, type TokenVault } from '../../src/shaping/token-vault.ts';
import type { State } from '../../src/state/state.ts';
import { StateUnavailableError } from '../../src/state/state-unavailable-error.ts';
import { createManualClock } from '../fixtures/manual-clock.ts';
import { startPostgres, type Postgres } from '../fixtures/postgres.ts';
import { openTemporaryState, toTemporaryStateUrl } from '../fixtures/temporary-state.ts';

const dayMs = 86_400_000;
const toNames = (...values: string[]) =>
  values.map((value) => ({ personalDataClass: 'name' as const, value }));

async function resolveOne(vault: TokenVault, group: string, token: string | undefined) {
  return (await vault.resolve(group, [token ?? ''])).get(token ?? '');
}

let postgres: Postgres;
beforeAll(async () => {
  postgres = await startPostgres();
});
afterAll(() => postgres[Symbol.asyncDispose]());

describe('createTokenVault', () => {
  it('gives equal values equal tokens, in any order, also after a restart', async () => {
    const url = toTemporaryStateUrl();
    const first = createTokenVault({ state: await openTemporaryState(url) });
    const [maria, kim] = await first.issue('a', toNames('Maria', 'Kim'));
    expect(maria).toMatch(/^«PII:NAME:[0-9a-f]{8}»$/);
    expect(await first.issue('a', toNames('Kim', 'Maria', 'Kim'))).toEqual([kim, maria, kim]);
    const second = createTokenVault({ state: await openTemporaryState(url) });
    expect(await resolveOne(second, 'a', maria)).toBe('Maria');
    expect(await second.issue('a', toNames('Maria'))).toEqual([maria]);
  });

  it('tells apart groups, classes and the smallest difference', async () => {
    const vault = createTokenVault({ state: await openTemporaryState() });
    const [one] = await vault.issue('a', toNames('Maria'));
    const [other] = await vault.issue('b', toNames('Maria'));
    expect(other).not.toBe(one);
    expect(await resolveOne(vault, 'b', one)).toBeUndefined();
    const [email] = await vault.issue('a', [{ personalDataClass: 'email', value: 'Maria' }]);
    expect(email?.slice(-9)).not.toBe(one?.slice(-9));
    const values = ['maria', 'Maria ', 'Mari\u0301a', 'Mar\u00eda', '\ud800', '\ud801', '\ufffd'];
    const tokens = await vault.issue('a', toNames(...values));
    expect(new Set([...tokens, one]).size).toBe(values.length + 1);
    for (const [index, token] of tokens.entries())
      expect(await resolveOne(vault, 'a', token)).toBe(values[index]);
  });

  it('takes more digits where eight stand for another value, and keeps to them', async () => {
    const state = await openTemporaryState();
    const [token = ''] = await createTokenVault({ state }).issue('a', toNames('Maria'));
    const other = await openTemporaryState();
    await other.collection('token').add(new Map([[`a\n${token}`, JSON.stringify('Kim')]]));
    const vault = createTokenVault({ state: other });
    const [longer] = await vault.issue('a', toNames('Maria'));
    expect(longer).toMatch(/^«PII:NAME:[0-9a-f]{32}»$/);
    expect(longer?.startsWith(token.slice(0, -1))).toBe(true);
    expect(await resolveOne(vault, 'a', token)).toBe('Kim');
    expect(await resolveOne(vault, 'a', longer)).toBe('Maria');
    await other.collection('token').removeOlder(new Date(Date.now() + dayMs));
    await other.collection('token').add(new Map([[`a\n${longer ?? ''}`, JSON.stringify('Maria')]]));
    expect(await createTokenVault({ state: other }).issue('a', toNames('Maria'))).toEqual([longer]);
  });

  it('tells apart values of one answer whose first digits are the same', async () => {
    const rows = createTokenRows({
      ...{ collection: (await openTemporaryState()).collection('token'), refreshAfterMs: dayMs },
      clock: () => new Date(),
    });
    const toCandidate = (value: string) => ({
      value,
      digest: value,
      tokens: ['short', `long ${value}`],
    });
    const found = await rows.findOrAdd('a', ['x', 'y'].map(toCandidate));
    expect([...found]).toEqual([
      ['x', 'short'],
      ['y', 'long y'],
    ]);
    expect(await rows.findOrAdd('a', ['y', 'x'].map(toCandidate))).toEqual(found);
  });

  it('forgets a token that was not issued for 30 days', async () => {
    const clock = createManualClock();
    const state = await openTemporaryState(undefined, clock.now);
    const vault = createTokenVault({ state, clock: clock.now });
    const [maria, kim] = await vault.issue('a', toNames('Maria', 'Kim'));
    for (let day = 0; day < 29; day += 1) {
      clock.advance(dayMs);
      await vault.issue('a', toNames('Maria')); // answered from memory, but kept in the store
    }
    clock.advance(2 * dayMs);
    expect(await resolveOne(vault, 'a', maria)).toBe('Maria');
    expect(await resolveOne(vault, 'a', kim)).toBeUndefined();
    await vault.issue('a', toNames('Somebody'));
    const names = [maria, kim].map((token) => `a\n${token ?? ''}`);
    expect([...(await state.collection('token').read(names)).keys()]).toEqual([names[0]]);
  });

  it('does not answer from memory for ever: the store may have lost what it had', async () => {
    const clock = createManualClock();
    const state = await openTemporaryState(undefined, clock.now);
    const vault = createTokenVault({ state, clock: clock.now });
    const [token] = await vault.issue('a', toNames('Maria'));
    clock.advance(31 * dayMs);
    await vault.issue('a', toNames('Maria'));
    expect(await resolveOne(vault, 'a', token)).toBe('Maria');
  });

  it('issues what it has issued of late without the store', async () => {
    const state = await openTemporaryState();
    let reads = 0;
    const counting: State = {
      ...state,
      collection(kind) {
        const collection = state.collection(kind);
        return {
          ...collection,
          read(names) {
            reads += 1;
            return collection.read(names);
          },
        };
      },
    };
    const vault = createTokenVault({ state: counting });
    const issued = await vault.issue('a', toNames('Maria', 'Kim'));
    expect(await vault.issue('a', toNames('Maria', 'Kim'))).toEqual(issued);
    expect(reads).toBe(1);
  });

  it('issues nothing that is not stored', async () => {
    const state = await openTemporaryState();
    const broken: State = {
      ...state,
      collection: (kind) => ({
        ...state.collection(kind),
        add: () => Promise.reject(new StateUnavailableError(new Error('disk full'))),
      }),
    };
    const vault = createTokenVault({ state: broken });
    for (let time = 0; time < 2; time += 1)
      await expect(vault.issue('a', toNames('Maria'))).rejects.toThrow(StateUnavailableError);
  });

  it('issues the same tokens in all replicas at once', async () => {
    const url = await postgres.createDatabase();
    const vaults = await Promise.all(
      [1, 2, 3, 4].map(async () => createTokenVault({ state: await openTemporaryState(url) })),
    );
    const values = Array.from({ length: 200 }, (_, index) => `Person ${index % 150}`);
    const issued = await Promise.all(
      vaults.map((vault, index) =>
        vault.issue('a', toNames(...(index % 2 === 0 ? values : values.toReversed()))),
      ),
    );
    expect(issued[1]?.toReversed()).toEqual(issued[0]);
    expect(issued[2]).toEqual(issued[0]);
    expect(new Set(issued[0]).size).toBe(150);
  });
});
