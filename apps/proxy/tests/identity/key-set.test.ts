import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { JwtConfig } from '../../src/configuration/jwt-schema.ts';
import { createTokenVerifier, type TokenVerifier } from '../../src/identity/token-verifier.ts';
import { startFakeIssuer, toJwtConfig, type FakeIssuer } from '../fixtures/fake-issuer.ts';

let issuer: FakeIssuer;
let tokens: TokenVerifier;
beforeEach(async () => {
  issuer = await startFakeIssuer();
  tokens = createTokenVerifier({ clock: () => new Date() });
});
afterEach(async () => {
  vi.useRealTimers();
  await issuer[Symbol.asyncDispose]();
});

const verify = (token: string, changes?: Partial<JwtConfig>) =>
  tokens.verify(token, toJwtConfig(issuer, changes));

const valid = { kind: 'valid', keyId: 'jwt:first', consumer: 'crm' };
const fromNow = (seconds: number) => Math.floor(Date.now() / 1_000) + seconds;

/** Time goes on at once; timers and the network are left alone. */
function advanceDate(ms: number): void {
  const now = Date.now();
  vi.useFakeTimers({ toFake: ['Date'], now: now + ms });
}

describe('the key set', () => {
  it('is fetched once for many tokens, also at a time', async () => {
    const token = await issuer.sign();
    const lookups = await Promise.all(Array.from({ length: 20 }, () => verify(token)));
    expect(new Set(lookups.map(({ kind }) => kind))).toEqual(new Set(['valid']));
    expect(await verify(token)).toEqual(valid);
    expect(issuer.fetches).toBe(1);
  });

  it('is fetched again at once for a key that is new, also for many tokens at a time', async () => {
    expect(await verify(await issuer.sign())).toEqual(valid);
    await issuer.rotate('second');
    const token = await issuer.sign();
    const lookups = await Promise.all(Array.from({ length: 20 }, () => verify(token)));
    expect(lookups).toEqual(Array.from({ length: 20 }, () => ({ ...valid, keyId: 'jwt:second' })));
    expect(issuer.fetches).toBe(2);
  });

  it('is fetched for keys that are missing at most every 30 seconds', async () => {
    const lookUpMadeUp = async (kid: string) => (await verify(await issuer.sign({}, { kid }))).kind;
    expect(await verify(await issuer.sign())).toEqual(valid);
    for (let round = 0; round < 10; round += 1)
      expect(await lookUpMadeUp(`made-up-${round}`)).toBe('invalid');
    expect(issuer.fetches).toBe(2);
    await issuer.rotate('second');
    expect(await verify(await issuer.sign())).toEqual({ kind: 'invalid' });
    expect(issuer.fetches).toBe(2);
    advanceDate(30_001);
    expect(await verify(await issuer.sign())).toEqual({ ...valid, keyId: 'jwt:second' });
    expect(issuer.fetches).toBe(3);
  });

  it('drops a key that the issuer has withdrawn', async () => {
    const old = await issuer.sign({ exp: fromNow(7_200) });
    expect(await verify(old)).toEqual(valid);
    await issuer.rotate('second');
    advanceDate(600_001);
    await verify(old); // goes on with what there is, and fetches beside it
    await vi.waitFor(async () => {
      expect(await verify(old)).toEqual({ kind: 'invalid' });
    });
    expect(issuer.fetches).toBe(3); // beside the requests, and for the key that is missing by now
  });

  const failures = {
    'status 500': (response) => response.writeHead(500).end(),
    'an error that looks like a key set': (response) => response.writeHead(500).end('{"keys":[]}'),
    'a redirect': (response) => response.writeHead(302, { Location: '/other' }).end(),
    'a broken connection': (response) => response.destroy(),
    'no JSON': (response) => response.end('<html>'),
    'no key set': (response) => response.end('{"issuer":"x"}'),
    'too much': (response) =>
      response.end(JSON.stringify({ keys: [], filler: 'x'.repeat(1_048_576) })),
  } satisfies Record<string, Parameters<FakeIssuer['answer']>[0]>;

  it.each(Object.entries(failures))(
    'that cannot be had (%s) makes no token invalid, and is left alone for 5 seconds',
    async (_, script) => {
      issuer.answer(script);
      const token = await issuer.sign();
      expect((await verify(token)).kind).toBe('unavailable');
      expect((await verify(token)).kind).toBe('unavailable');
      expect(issuer.fetches).toBe(1);
      issuer.answerKeySet();
      advanceDate(5_001);
      expect(await verify(token)).toEqual(valid);
    },
  );

  it('goes on to count while it cannot be had, for an hour', async () => {
    const token = await issuer.sign({ exp: fromNow(7_200) });
    expect(await verify(token)).toEqual(valid);
    issuer.answer(failures['status 500']);
    advanceDate(3_599_000);
    expect(await verify(token)).toEqual(valid);
    expect((await verify(await issuer.sign({}, { kid: 'new' }))).kind).toBe('unavailable');
    advanceDate(6_000);
    expect((await verify(token)).kind).toBe('unavailable');
  });

  it('is another one when the configuration names another', async () => {
    await using other = await startFakeIssuer();
    await other.rotate('first');
    expect(await verify(await issuer.sign())).toEqual(valid);
    const config = { issuer: other.url, jwksUrl: other.jwksUrl };
    expect(await verify(await other.sign(), config)).toEqual(valid);
    expect((await verify(await issuer.sign(), config)).kind).toBe('invalid');
  });
});
