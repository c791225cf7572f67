import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openAuditReader } from '@nexudus-toolkit/audit-log';
import { describe, expect, it, vi } from 'vitest';
import { generateApiKey } from '../src/keys/api-key.ts';
import {
  body,
  credentials,
  handles,
  headers,
  inHeaders,
  people,
  plant,
  requests,
  scripts,
  words,
} from './canary/planted.ts';
import { startCollector, startProgram, type Program } from './canary/program.ts';
import { audience, startFakeIssuer, type FakeIssuer } from './fixtures/fake-issuer.ts';
import { sendJson, startFakeNexudus, type FakeNexudus } from './fixtures/fake-nexudus.ts';
import { treatAll } from './fixtures/field-grants.ts';
import { findLeaks, type Secret } from './fixtures/find-leaks.ts';
import { exchange } from './fixtures/http-exchange.ts';
import { createKey, everything, messages } from './fixtures/test-proxy.ts';

async function ask(url: string, key: string): Promise<string> {
  const response = await fetch(url, { headers: { Authorization: `Bearer ${key}` } });
  return `${url} ${response.status} ${JSON.stringify([...response.headers])} ${await response.text()}`;
}

const toConfig = (issuer: FakeIssuer, collectorUrl: string, more: object = {}) =>
  JSON.stringify({
    audit: {
      phoneCountry: 'GB',
      whenUnavailable: 'open-with-spool',
      checkpoints: { places: [{ file: 'checkpoints' }, { stdout: true }, { url: collectorUrl }] },
      sinks: [
        ...[{ file: 'entries.ndjson' }, { stdout: true }],
        ...[{ url: collectorUrl }, { otlpUrl: collectorUrl }],
      ],
    },
    consumers: {
      clear: everything,
      redacted: { ...everything, fields: treatAll('redact') },
      tokenized: { ...everything, businesses: [7], fields: treatAll('tokenize') },
    },
    jwt: {
      ...{ issuer: issuer.url, audience, jwksUrl: issuer.jwksUrl },
      ...{ consumerClaim: 'azp', consumers: { 'crm-client': 'redacted' } },
    },
    ...more,
  }); // JSON is YAML

async function sendEverything(
  program: Program,
  nexudus: FakeNexudus,
  bearers: ReadonlyMap<string, string>,
) {
  const answers: { consumer: string; text: string; status: number }[] = [];
  for (const script of scripts) {
    nexudus.answer(script);
    for (const [consumer, bearer] of bearers)
      for (const request of requests) {
        const {
          status,
          headers: received,
          body: bytes,
        } = await exchange(program.url, {
          ...request,
          headers: { ...request.headers, Authorization: `Bearer ${bearer}` },
        });
        answers.push({ consumer, status, text: JSON.stringify(received) + bytes.toString() });
      }
  }
  return answers;
}

async function readFiles(
  folder: string,
  isMeant: (name: string) => boolean,
): Promise<Map<string, Buffer>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && isMeant(entry.name));
  return new Map(
    await Promise.all(
      files.map(
        async ({ parentPath, name }) => [name, await readFile(join(parentPath, name))] as const,
      ),
    ),
  );
}

describe('the proxy as a program', () => {
  it('leaves nothing of what was said, by whom and with which key in any place', async () => {
    await using resources = new AsyncDisposableStack();
    const [subject, hidden] = [plant('subject'), plant('configuration')];
    const [proxySecret, auditSecret] = [randomBytes(32), randomBytes(32)];
    const signingKey = generateKeyPairSync('ed25519').privateKey;
    const pem = signingKey.export({ format: 'pem', type: 'pkcs8' });
    const totpSecret = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';
    const folder = await mkdtemp(join(tmpdir(), 'program-'));
    resources.defer(() => rm(folder, { recursive: true }));
    const nexudus = resources.use(await startFakeNexudus());
    const issuer = resources.use(await startFakeIssuer());
    const collector = resources.use(await startCollector());
    nexudus.answerSignIn((_, response) => {
      const token = {
        access_token: credentials.accessToken.value,
        refresh_token: credentials.refreshToken.value,
      };
      sendJson(response, 200, { ...token, token_type: 'bearer', expires_in: 604_799 });
    });
    const toUrl = (name: string) => `sqlite:${join(folder, `${name}.db`)}`;
    const bearers = new Map([['jwt', await issuer.sign({ sub: subject.value })]]);
    for (const name of ['clear', 'redacted', 'tokenized'])
      bearers.set(name, await createKey(toUrl('keys'), name));
    bearers.set('stranger', generateApiKey());
    const operator = await createKey(toUrl('keys'), 'alice', undefined, 'operator');
    const auditor = await createKey(toUrl('keys'), 'bob', undefined, 'auditor');
    const config = join(folder, 'config.yaml');
    await writeFile(config, toConfig(issuer, collector.url));

    const program = await startProgram(folder, {
      ...{ PORT: '0', ADMIN_PORT: '0', NEXUDUS_BASE_URL: nexudus.url, PROXY_CONFIG: config },
      ...{
        NEXUDUS_USERNAME: credentials.username.value,
        NEXUDUS_PASSWORD: credentials.password.value,
      },
      ...{ NEXUDUS_TOTP_SECRET: totpSecret, PROXY_SECRET: proxySecret.toString('base64') },
      ...{ AUDIT_SECRET: auditSecret.toString('hex'), AUDIT_SIGNING_KEY: pem },
      ...{ AUDIT_URL: toUrl('audit'), KEYS_URL: toUrl('keys'), STATE_URL: toUrl('state') },
      ...{ OTEL_EXPORTER_OTLP_ENDPOINT: collector.url, OTEL_BSP_SCHEDULE_DELAY: '100' },
    });
    resources.defer(() => {
      program.kill('SIGKILL');
    });
    const answers = await sendEverything(program, nexudus, bearers);
    await writeFile(
      config,
      toConfig(issuer, collector.url, {
        password: hidden.value,
        limits: { maxBodyBytes: hidden.value },
      }),
    );
    program.kill('SIGHUP');
    await vi.waitFor(() => {
      expect(program.output()).toContain('configuration not reloaded');
    }, 20_000);
    const administration = await Promise.all([
      ...['livez', 'readyz', 'health', 'build', 'configuration', 'metrics'].map((path) =>
        ask(`${program.administrationUrl}/${path}`, operator),
      ),
      ask(`${program.administrationUrl}/audit/entries?last=1000`, auditor),
      ask(`${program.administrationUrl}/metrics`, auditor),
    ]);
    await vi.waitFor(() => {
      expect(collector.received.length).toBeGreaterThan(0);
    }, 20_000);
    const commandLine = await readFile(`/proc/${program.pid}/cmdline`);
    const codes = nexudus.signIns.flatMap(
      ({ body: form }) => new URLSearchParams(form).get('totp') ?? [],
    );

    // In the middle of a request, with all that it holds in memory.
    nexudus.answer(() => {
      program.kill('SIGUSR2');
    });
    await exchange(program.url, {
      ...{ method: 'PUT', target: messages, body },
      headers: { ...headers, Authorization: `Bearer ${bearers.get('clear') ?? ''}` },
    }).catch(() => undefined);
    await program.ended;

    const secrets: Secret[] = [
      ...Object.values(credentials),
      { name: 'TOTP secret', value: totpSecret },
      { name: 'proxy secret', value: proxySecret },
      { name: 'audit secret', value: auditSecret },
      {
        name: 'signing key',
        value: signingKey.export({ format: 'der', type: 'pkcs8' }).subarray(-32),
      },
      { name: 'signing key in PEM', value: pem.split('\n')[1] ?? '' },
      { name: 'proxy secret in base64', value: proxySecret.toString('base64') },
      ...[...bearers].map(([name, value]) => ({ name: `key of ${name}`, value })),
      ...[operator, auditor].map((value) => ({ name: 'key for administration', value })),
    ];
    const everythingSaid = [
      ...people,
      ...handles,
      ...inHeaders,
      ...Object.values(words),
      ...[subject, hidden],
    ];
    const reports = await readFiles(folder, (name) => name.startsWith('report.'));
    // All that there is, but for what the operator has written.
    const stores = await readFiles(
      folder,
      (name) => !name.startsWith('report.') && name !== 'config.yaml',
    );
    const exported: string[] = [];
    for await (const line of openAuditReader({ url: toUrl('audit') }).export()) exported.push(line);
    const places = new Map<string, string | Uint8Array>([
      ['output', program.output()],
      ['traces', Buffer.concat(collector.received)],
      ['command line', commandLine],
      ['export', exported.join('\n')],
      ...administration.map((text) => [text.split(' ', 1)[0] ?? '', text] as const),
      ...[...reports, ...stores],
    ]);
    const found = [...places].map(([place, bytes]) => [
      place,
      findLeaks(bytes, [...secrets, ...everythingSaid]),
    ]);
    expect(found.filter(([, leaks]) => leaks?.length)).toEqual([]);
    // Not even the beginning of one, as a parser's message quotes it.
    for (const [place, bytes] of places)
      expect([place, Buffer.from(bytes).includes('canary-')]).toEqual([place, false]);
    const hiddenFromAll: Secret[] = [...secrets, words.setCookie, subject];
    for (const { consumer, text } of answers) {
      expect([consumer, findLeaks(text, hiddenFromAll)]).toEqual([consumer, []]);
      if (consumer !== 'clear')
        expect([consumer, findLeaks(text, [...people, words.updatedBy, words.upstream])]).toEqual([
          consumer,
          [],
        ]);
    }

    // All of it was there to be found, and every place was used.
    const clear = answers.filter(({ consumer }) => consumer === 'clear').map(({ text }) => text);
    expect(findLeaks(clear.join(''), people)).toEqual(people.map(({ name }) => name));
    const sentOn = JSON.stringify([nexudus.requests, nexudus.signIns]);
    expect(findLeaks(sentOn, [...secrets, words.searched, words.written]).toSorted()).toEqual(
      ['accessToken', 'password', 'refreshToken', 'searched', 'username', 'written'].toSorted(),
    );
    expect(codes.length).toBeGreaterThan(0);
    for (const code of codes) expect(program.output()).not.toMatch(new RegExp(`\\b${code}\\b`));
    expect(new Set(answers.map(({ status }) => status))).toEqual(
      new Set([200, 400, 401, 403, 404, 415, 429, 502]),
    );
    expect(program.output()).toContain('a mistake');
    expect([...reports.keys()]).toHaveLength(2);
    expect([...stores.keys()]).toEqual(
      expect.arrayContaining([
        ...['audit.db', 'audit.db-pseudonyms', 'keys.db', 'state.db'],
        ...['checkpoints', 'entries.ndjson', 'file.json', 'http.json', 'otlp.json'],
      ]),
    );
    for (const text of [exported.join(''), program.output(), stores.get('entries.ndjson')])
      expect(/"subjects":\[?"\d{4}-/.test(text?.toString() ?? '')).toBe(true);
    expect(Buffer.concat(collector.received).includes('nexudus-proxy')).toBe(true);
    expect(administration.map((text) => text.split(' ')[1])).toEqual([
      ...['200', '200', '200', '200', '200', '200', '200', '403'],
    ]);
  }, 120_000);
});
