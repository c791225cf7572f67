import { createPublicKey } from 'node:crypto';
import {
  base64url,
  exportJWK,
  exportPKCS8,
  exportSPKI,
  generateKeyPair,
  importJWK,
  SignJWT,
} from 'jose';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { JwtConfig } from '../../src/configuration/jwt-schema.ts';
import { createTokenVerifier, type TokenVerifier } from '../../src/identity/token-verifier.ts';
import {
  audience,
  startFakeIssuer,
  type Claims,
  type FakeIssuer,
} from '../fixtures/fake-issuer.ts';

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

function toConfig(changes: Partial<JwtConfig> = {}): JwtConfig {
  return {
    ...{ issuer: issuer.url, audience, jwksUrl: issuer.jwksUrl, algorithms: ['RS256'] },
    ...{ clockToleranceSeconds: 30, consumerClaim: 'azp', consumers: { 'crm-client': 'crm' } },
    ...changes,
  };
}

const verify = (token: string, changes?: Partial<JwtConfig>) =>
  tokens.verify(token, toConfig(changes));

const valid = { kind: 'valid', keyId: 'jwt:first', consumer: 'crm' };
const fromNow = (seconds: number) => Math.floor(Date.now() / 1_000) + seconds;

/** Time goes on at once; timers and the network are left alone. */
function advanceDate(ms: number): void {
  const now = Date.now();
  vi.useFakeTimers({ toFake: ['Date'], now: now + ms });
}

describe('a token of the issuer', () => {
  it('stands for the consumer that its claim maps to', async () => {
    expect(await verify(await issuer.sign())).toEqual(valid);
  });

  it.each<[string, Partial<JwtConfig>, Claims]>([
    ['sub', { consumerClaim: 'sub', consumers: { 'service-7': 'crm' } }, { sub: 'service-7' }],
    ['client_id', { consumerClaim: 'client_id' }, { client_id: 'crm-client' }],
  ])('may name it in the claim %s', async (_, config, claims) => {
    expect(await verify(await issuer.sign(claims), config)).toEqual(valid);
  });

  it('may be for other audiences, too', async () => {
    const token = await issuer.sign({ aud: ['https://other.example.org', audience] });
    expect(await verify(token)).toEqual(valid);
  });

  it.each(['RS256', 'PS512', 'ES256', 'EdDSA', 'Ed25519'] as const)(
    'may be signed with %s, if that is allowed',
    async (alg) => {
      await issuer.rotate('first', alg);
      expect(await verify(await issuer.sign(), { algorithms: [alg] })).toEqual(valid);
      expect(await verify(await issuer.sign(), { algorithms: ['ES512'] })).toEqual({
        kind: 'invalid',
      });
    },
  );

  it.each([
    [{ exp: -29 }, 'valid'],
    [{ exp: -31 }, 'expired'],
    [{ nbf: 29 }, 'valid'],
    [{ nbf: 35 }, 'invalid'],
  ])('is taken within the tolerance for clocks: %j is %s', async (offsets, kind) => {
    const claims = Object.fromEntries(
      Object.entries(offsets).map(([claim, seconds]) => [claim, fromNow(seconds)]),
    );
    expect((await verify(await issuer.sign(claims))).kind).toBe(kind);
  });

  it('tells its consumer when nothing but its time is over', async () => {
    expect(await verify(await issuer.sign({ exp: fromNow(-60) }))).toEqual({
      ...{ kind: 'expired', keyId: 'jwt:first', consumer: 'crm' },
    });
    const foreign = await issuer.sign({ exp: fromNow(-60), azp: 'other-client' });
    expect(await verify(foreign)).toEqual({ kind: 'invalid', claim: 'exp' });
  });

  it.each(['no-client', '', 'constructor', '__proto__', 'toString', 7, null, ['crm-client'], {}])(
    'stands for nobody where its claim is %j',
    async (azp) => {
      expect(await verify(await issuer.sign({ azp }))).toEqual({
        ...{ kind: 'not-mapped', keyId: 'jwt:first' },
      });
    },
  );

  it.each([
    ['a kid that fits no identifier', 'key of Ms Müller <m@example.org>'],
    ['a kid that is too long', 'k'.repeat(101)],
  ])('is recorded without %s', async (_, kid) => {
    await issuer.rotate(kid);
    expect(await verify(await issuer.sign())).toEqual({ ...valid, keyId: 'jwt' });
  });
});

describe('a token that the issuer did not mean for here', () => {
  it.each<[string, Claims, string]>([
    ['of another issuer', { iss: 'https://evil.example.org' }, 'iss'],
    ['of none', { iss: undefined }, 'iss'],
    ['of an issuer in other letters', { iss: 'HTTP://127.0.0.1' }, 'iss'],
    ['for another audience', { aud: 'https://other.example.org' }, 'aud'],
    ['for several others', { aud: ['a', 'b'] }, 'aud'],
    ['for no audience', { aud: undefined }, 'aud'],
    ['for a part of the audience', { aud: 'https://proxy' }, 'aud'],
    ['without an end', { exp: undefined }, 'exp'],
    ['whose end is no number', { exp: '9999999999' }, 'exp'],
    ['not valid yet', { nbf: 9_999_999_999 }, 'nbf'],
    ['without the claim of the consumer', { azp: undefined }, 'azp'],
  ])('is refused: %s', async (_, claims, claim) => {
    const token = await issuer.sign(claims);
    expect(await verify(token)).toEqual({ kind: 'invalid', claim });
  });
});

describe('a forged token', () => {
  const claims = () => ({
    ...{ iss: issuer.url, aud: audience, azp: 'crm-client', exp: fromNow(600) },
  });
  const encode = (value: unknown) => base64url.encode(JSON.stringify(value));

  it.each(['none', 'None', 'NONE', 'nOnE'])('without a signature (%s) is refused', async (alg) => {
    for (const signature of ['', 'AA'])
      expect(await verify(`${encode({ alg })}.${encode(claims())}.${signature}`)).toEqual({
        kind: 'invalid',
      });
  });

  it('that uses the public key as a shared secret is refused', async () => {
    const publicKey = createPublicKey({ key: issuer.publicKey, format: 'jwk' });
    const secrets = [
      publicKey.export({ type: 'spki', format: 'pem' }),
      publicKey.export({ type: 'spki', format: 'der' }),
      JSON.stringify(issuer.publicKey),
      issuer.publicKey.n ?? '',
    ];
    for (const secret of secrets)
      for (const alg of ['HS256', 'HS384', 'HS512']) {
        const token = await new SignJWT(claims())
          .setProtectedHeader({ alg, kid: 'first' })
          .sign(Buffer.from(secret));
        // Even where somebody allowed the algorithm behind the schema's back.
        for (const algorithms of [['RS256'], ['HS256', 'HS384', 'HS512', 'RS256']])
          expect(
            await verify(token, { algorithms: algorithms as unknown as JwtConfig['algorithms'] }),
          ).toEqual({ kind: 'invalid' });
      }
  });

  it('that brings its own key, or the address of one, is refused', async () => {
    await using evil = await startFakeIssuer();
    const { privateKey, publicKey } = await generateKeyPair('RS256', { extractable: true });
    const jwk = await exportJWK(publicKey);
    const headers = [
      { jwk },
      { jku: evil.jwksUrl },
      { x5u: `${evil.url}/cert`, x5c: [base64url.encode(await exportSPKI(publicKey))] },
    ];
    for (const header of headers) {
      const token = await new SignJWT(claims())
        .setProtectedHeader({ alg: 'RS256', kid: 'first', ...header })
        .sign(privateKey);
      expect(await verify(token)).toEqual({ kind: 'invalid' });
    }
    expect(evil.fetches).toBe(0);
  });

  it.each(['../../../../dev/null', 'first/../first', 'first\0', "' OR 1=1 --", 'FIRST', ' first'])(
    'with the kid %j is refused',
    async (kid) => {
      const { privateKey } = await generateKeyPair('RS256');
      for (const key of [privateKey, Buffer.alloc(32)]) {
        const alg = key instanceof Buffer ? 'HS256' : 'RS256';
        const token = await new SignJWT(claims()).setProtectedHeader({ alg, kid }).sign(key);
        expect(await verify(token)).toEqual({ kind: 'invalid' });
      }
    },
  );

  it('with the right kid and another key is refused', async () => {
    const { privateKey } = await generateKeyPair('RS256', { extractable: true });
    expect(await exportPKCS8(privateKey)).toContain('PRIVATE');
    const token = await new SignJWT(claims())
      .setProtectedHeader({ alg: 'RS256', kid: 'first' })
      .sign(privateKey);
    expect(await verify(token)).toEqual({ kind: 'invalid' });
  });

  it.each([
    ['is changed', (token: string) => token.replace(/\.[^.]+\./, `.${encode(claims())}.`)],
    ['has no signature', (token: string) => token.replace(/[^.]+$/, '')],
    ['has four parts', (token: string) => `${token}.x`],
    ['has two parts', (token: string) => token.split('.').slice(0, 2).join('.')],
    ['has five parts', () => 'a.b.c.d.e'],
    ['is no Base64', () => '%%%.%%%.%%%'],
    ['is nothing but dots', () => '..'],
    ['holds no JSON', (token: string) => token.replace(/\.[^.]+\./, '.aGVsbG8.')],
  ])('is refused where it %s', async (_, change) => {
    expect(await verify(change(await issuer.sign({ jti: 'some' })))).toEqual({ kind: 'invalid' });
  });

  it('is refused unread where it is too large, whoever signed it', async () => {
    const token = await issuer.sign({ filler: 'x'.repeat(8_192) });
    expect(await verify(token)).toEqual({ kind: 'invalid' });
    expect(issuer.fetches).toBe(0);
  });

  it('with a critical extension that nobody knows is refused', async () => {
    const token = await issuer.sign({}, { crit: ['exp'], exp: 1 }).catch(() => {
      const parts = [encode({ alg: 'RS256', kid: 'first', crit: ['x'], x: 1 }), encode(claims())];
      return `${parts.join('.')}.AAAA`;
    });
    expect(await verify(token)).toEqual({ kind: 'invalid' });
  });

  it('signed with a symmetric key in the key set is refused', async () => {
    const secret = base64url.encode(Buffer.alloc(32, 7));
    issuer.answer((response) =>
      response.end(JSON.stringify({ keys: [{ kty: 'oct', kid: 'first', k: secret }] })),
    );
    const key = await importJWK({ kty: 'oct', k: secret }, 'HS256');
    const token = await new SignJWT(claims())
      .setProtectedHeader({ alg: 'HS256', kid: 'first' })
      .sign(key);
    expect(await verify(token)).toEqual({ kind: 'invalid' });
  });
});

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
