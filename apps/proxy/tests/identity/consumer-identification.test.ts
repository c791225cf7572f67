import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { audience, startFakeIssuer, type FakeIssuer } from '../fixtures/fake-issuer.ts';
import { createFakeAuditLog } from '../fixtures/fake-audit-log.ts';
import {
  expectNextRequestServed,
  expectProblem,
  expectRefusal,
} from '../fixtures/expect-refusal.ts';
import { startTestApplication } from '../fixtures/test-application.ts';
import {
  consumer,
  createKey,
  everything,
  messages,
  startTestProxy,
  type TestProxy,
} from '../fixtures/test-proxy.ts';

let issuer: FakeIssuer;
let proxy: TestProxy;

beforeAll(async () => {
  issuer = await startFakeIssuer();
  proxy = await startTestProxy({
    config: {
      consumers: { [consumer]: everything, crm: everything },
      jwt: {
        ...{ issuer: issuer.url, audience, jwksUrl: issuer.jwksUrl },
        consumers: { 'crm-client': 'crm' },
      },
    },
  });
});
afterAll(async () => {
  await proxy[Symbol.asyncDispose]();
  await issuer[Symbol.asyncDispose]();
});

const withToken = (token: string) => ({
  target: messages,
  headers: { Authorization: `Bearer ${token}` },
});

describe('a consumer with a JSON Web Token', () => {
  it('is served and recorded, without a word of who the token is about', async () => {
    const token = await issuer.sign({ email: 'canary@example.org', jti: 'canary-token' });
    const answer = await proxy.send(withToken(token));
    expect(answer.status).toBe(200);
    const entries = await proxy.readAudit(answer.headers['x-request-id']);
    expect(entries).toMatchObject([{ consumer: 'crm', keyId: 'jwt:first', decision: 'allowed' }]);
    expect(JSON.stringify(entries)).not.toContain('canary');
    expect(proxy.logLines.join('')).not.toContain('canary');
    expect(proxy.nexudus.requests.at(-1)?.headers.authorization).not.toContain(token);
  });

  it('is told of tokens where it brings nothing', async () => {
    const request = { target: messages, headers: { Authorization: '' } };
    const answer = await expectRefusal(proxy, request, { reason: 'key-missing' });
    expectProblem(answer, 'key-missing');
    expect(answer.body.toString()).toContain('token of its identity provider');
  });

  it('is served beside one with a key', async () => {
    await expectNextRequestServed(proxy);
  });

  it('is refused when its time is over, and recorded', async () => {
    const token = await issuer.sign({ exp: 1_700_000_000 });
    const answer = await expectRefusal(proxy, withToken(token), {
      ...{ reason: 'token-invalid', consumer: 'crm' },
    });
    expectProblem(answer, 'token-invalid');
    expect(answer.body.toString()).toContain('expired');
    expect(answer.headers['www-authenticate']).toContain('error="invalid_token"');
  });

  it.each([
    ['token-invalid', () => Promise.resolve('no.real.token')],
    ['token-invalid', () => Promise.resolve('something')],
    ['token-invalid', () => issuer.sign({ aud: 'canary-audience' })],
    ['token-not-mapped', () => issuer.sign({ azp: 'canary-client' })],
  ] as const)('is refused with %s, of nobody', async (reason, makeToken) => {
    const answer = await expectRefusal(proxy, withToken(await makeToken()), { reason });
    expectProblem(answer, reason);
    expect(answer.body.toString()).not.toContain('canary');
    await expectNextRequestServed(proxy);
  });

  it.each([
    ['a key that is none', () => 'nxp_canary'],
    ['a key with a token behind it', () => `nxp_${'a'.repeat(57)}`],
    ['a key of the administration port', (own: TestProxy) => makeOperatorKey(own)],
  ])('is not looked for in %s', async (_, makeKey) => {
    const request = withToken(await makeKey(proxy));
    expectProblem(await expectRefusal(proxy, request, { reason: 'key-invalid' }), 'key-invalid');
  });

  const makeOperatorKey = (own: TestProxy) =>
    createKey(own.settings.keysUrl, 'alice', undefined, 'operator');
});

describe('an issuer that cannot be reached', () => {
  it('makes it 503 and Retry-After, and leaves keys alone', async () => {
    await using down = await startFakeIssuer();
    down.answer((response) => response.destroy());
    await using own = await startTestProxy({
      config: {
        jwt: {
          ...{ issuer: down.url, audience, jwksUrl: down.jwksUrl },
          consumers: { 'crm-client': consumer },
        },
      },
    });
    const request = withToken(await down.sign());
    const answer = await expectRefusal(own, request, { reason: 'identity-unavailable' });
    expectProblem(answer, 'identity-unavailable');
    expect(answer.headers['retry-after']).toBe('5');
    await expectNextRequestServed(own);
  });
});

describe('a proxy without an issuer', () => {
  it('takes a token for a key that is invalid, and asks nobody', async () => {
    await using own = await startTestProxy();
    const fetchesBefore = issuer.fetches;
    const request = withToken(await issuer.sign());
    expectProblem(await expectRefusal(own, request, { reason: 'key-invalid' }), 'key-invalid');
    expect(issuer.fetches).toBe(fetchesBefore);
  });
});

describe('keys that cannot be checked', () => {
  it('make it 503 and Retry-After, on record', async () => {
    const auditLog = createFakeAuditLog();
    await using application = await startTestApplication({
      auditLog,
      lookup: { kind: 'unavailable' },
    });
    const answer = await application.send({ target: messages });
    expectProblem(answer, 'keys-unavailable');
    expect(answer.headers['retry-after']).toBe('2');
    expect(auditLog.entries).toMatchObject([{ decision: 'refused', reason: 'keys-unavailable' }]);
    expect(application.nexudus.requests).toHaveLength(0);
  });
});
