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
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { JwtConfig } from '../../src/configuration/jwt-schema.ts';
import { createTokenVerifier, type TokenVerifier } from '../../src/identity/token-verifier.ts';
import {
  audience,
  startFakeIssuer,
  toJwtConfig,
  type Claims,
  type FakeIssuer,
} from '../fixtures/fake-issuer.ts';

let issuer: FakeIssuer;
let tokens: TokenVerifier;
beforeEach(async () => {
  issuer = await startFakeIssuer();
  tokens = createTokenVerifier({ clock: () => new Date() });
});
afterEach(() => issuer[Symbol.asyncDispose]());

const verify = (token: string, changes?: Partial<JwtConfig>) =>
  tokens.verify(token, toJwtConfig(issuer, changes));

const valid = { kind: 'valid', keyId: 'jwt:first', consumer: 'crm' };
const fromNow = (seconds: number) => Math.floor(Date.now() / 1_000) + seconds;

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
