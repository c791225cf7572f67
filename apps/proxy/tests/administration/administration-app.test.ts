import { describe, expect, it } from 'vitest';
import type { AdministrationRoute } from '../../src/administration/administration-route.ts';
import { generateApiKey } from '../../src/keys/api-key.ts';
import { problems, type ProblemCode } from '../../src/problems/problem.ts';
import { exchangeBytes } from '../fixtures/http-exchange.ts';
import { createTestAdministration } from '../fixtures/test-administration.ts';
import { createKey, messages, startTestProxy } from '../fixtures/test-proxy.ts';

const routes: readonly AdministrationRoute[] = [
  { path: '/open', role: 'open', answer: (c) => c.json('all') },
  { path: '/operation', role: 'operator', answer: (c) => c.json(c.var.administrator ?? null) },
  { path: '/audit', role: 'auditor', answer: (c) => c.json(c.var.administrator ?? null) },
  {
    path: '/broken',
    role: 'open',
    answer: () => {
      throw new Error('canary');
    },
  },
];
const setUp = () => createTestAdministration(routes);

async function expectProblem(response: Response, code: ProblemCode): Promise<string> {
  const { status, title } = problems[code];
  expect(response.status).toBe(status);
  expect(response.headers.get('Content-Type')).toBe('application/problem+json');
  expect(response.headers.get('Cache-Control')).toBe('no-store');
  const problem = (await response.json()) as { detail: string };
  expect(problem).toMatchObject({
    ...{ type: `urn:problem-type:nexudus-proxy:${code}`, title, status },
    requestId: response.headers.get('X-Request-Id'),
  });
  return problem.detail;
}

describe('a role', () => {
  it.each([
    ['operator', '/operation', '/audit'],
    ['auditor', '/audit', '/operation'],
  ] as const)('(%s) opens its own routes, and none of the other', async (role, own, other) => {
    const app = await setUp();
    const key = await app.makeKey(role);
    const response = await app.get(own, key);
    expect(response.status).toBe(200);
    const [stored] = await app.store.list();
    expect(await response.json()).toEqual({ name: 'alice', keyId: stored?.id });
    await expectProblem(await app.get(other, key), 'role-missing');
    expect(app.logLines.map((line) => JSON.parse(line) as unknown)).toMatchObject([
      { msg: 'administration refused', reason: 'role-missing', keyId: stored?.id },
    ]);
    expect((await app.get('/open', key)).status).toBe(200);
  });

  it('is that of the key at the moment, not of an hour ago', async () => {
    const app = await setUp();
    const { id, key } = await app.store.create(
      { role: 'operator', name: 'alice' },
      new Date(Date.now() + 3_600_000),
    );
    const another = await app.makeKey('operator');
    await app.store.revoke(id);
    await expectProblem(await app.get('/operation', key), 'key-invalid');
    expect((await app.get('/operation', another)).status).toBe(200);
  });
});

describe('without a key of its own, a route', () => {
  it.each(['/operation', '/audit'])('%s is 401', async (path) => {
    const app = await setUp();
    const [consumer, operator] = [await app.makeKey('consumer'), await app.makeKey('operator')];
    await app.get(path, operator);
    const missing = await app.get(path);
    expect(missing.headers.get('WWW-Authenticate')).toBe('Bearer realm="nexudus-proxy"');
    expect(await expectProblem(missing, 'key-missing')).not.toContain('npm run');
    for (const key of [
      consumer,
      ...[consumer.replace('nxp_', 'nxa_'), generateApiKey('administration'), 'something', 'nxa_'],
    ]) {
      const invalid = await app.get(path, key);
      expect(invalid.headers.get('WWW-Authenticate')).toContain('error="invalid_token"');
      await expectProblem(invalid, 'key-invalid');
    }
  });

  it('tells how to make the first one, as long as there is none', async () => {
    const app = await setUp();
    await app.makeKey('consumer');
    const command = 'npm run keys -- create --role auditor --name';
    expect(await expectProblem(await app.get('/audit'), 'key-missing')).toContain(command);
    const invalid = await app.get('/audit', generateApiKey('administration'));
    expect(await expectProblem(invalid, 'key-invalid')).toContain(command);
  });

  it('is open where it says so, also to whoever brings a key that is none', async () => {
    const app = await setUp();
    expect((await app.get('/open')).status).toBe(200);
    expect((await app.get('/open', 'something')).status).toBe(200);
  });
});

describe('whatever else is asked', () => {
  it.each(['/', '/audit/', '/AUDIT', '/%61udit', '//audit', '/open/../audit', '/api/token'])(
    'is no way around a key: %s',
    async (path) => {
      const app = await setUp();
      const response = await app.get(path);
      expect([401, 404]).toContain(response.status);
    },
  );

  it('is 404 and names what there is', async () => {
    const detail = await expectProblem(await (await setUp()).get('/nothing'), 'path-unknown');
    expect(detail).toContain('/operation, /audit');
  });

  it.each(['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS'])('is 405 with %s', async (method) => {
    const response = await (await setUp()).get('/audit', '', { method });
    expect(response.headers.get('Allow')).toBe('GET, HEAD');
    await expectProblem(response, 'method-not-allowed');
  });

  it('is answered without a body to HEAD, and with the same check', async () => {
    const app = await setUp();
    const key = await app.makeKey('auditor');
    const statuses = await Promise.all(
      ['', key].map(async (each) => {
        const response = await app.get('/audit', each, { method: 'HEAD' });
        expect(await response.text()).toBe('');
        return response.status;
      }),
    );
    expect(statuses).toEqual([401, 200]);
  });

  it('is 500 when the proxy fails, logged, and tells nothing', async () => {
    const app = await setUp();
    const response = await app.get('/broken');
    const text = await response.clone().text();
    await expectProblem(response, 'internal-error');
    expect(text).not.toContain('canary');
    expect(app.logLines.join('')).toContain('internal-error');
    expect(app.logLines.join('')).not.toContain('canary');
  });
});

describe('the two ports', () => {
  it('differ in whom they take for somebody: health may be asked without naming a host', async () => {
    await using proxy = await startTestProxy();
    const { administrationUrl, url } = proxy.running;
    const bytes = 'GET /readyz HTTP/1.0\r\n\r\n';
    expect(await exchangeBytes(administrationUrl, bytes)).toMatch(/^HTTP\/1\.1 200 /);
    expect(await exchangeBytes(url, bytes)).toMatch(/^HTTP\/1\.1 400 /);
  });

  it('take no key of each other', async () => {
    await using proxy = await startTestProxy();
    const { administrationUrl } = proxy.running;
    const operator = await createKey(proxy.settings.keysUrl, 'alice', undefined, 'operator');
    const auditor = await createKey(proxy.settings.keysUrl, 'bob', undefined, 'auditor');
    const ask = async (path: string, key: string) => {
      const headers = { Authorization: `Bearer ${key}` };
      return (await fetch(`${administrationUrl}${path}`, { headers })).status;
    };
    const paths = ['/health', '/build', '/metrics', '/configuration', '/audit/entries'];
    const askAll = (key: string) => Promise.all(paths.map((path) => ask(path, key)));
    expect(await askAll(operator)).toEqual([200, 200, 200, 200, 403]);
    expect(await askAll(auditor)).toEqual([403, 403, 403, 403, 200]);
    expect(await askAll(proxy.key)).toEqual([401, 401, 401, 401, 401]);
    for (const key of [operator, auditor]) {
      const answer = await proxy.send({
        target: messages,
        headers: { Authorization: `Bearer ${key}` },
      });
      expect(answer.status).toBe(401);
    }
  });
});
