import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toDriftReportJsonSchema } from '../../src/documentation/report/drift-report-schema.ts';
import { runDocumentationCheck } from '../../src/documentation/run-documentation-check.ts';
import { changeField, removeField } from './fixtures/changes.ts';
import { createGetPage, createSearchPage } from './fixtures/pages.ts';
import { toMarkdown } from './fixtures/to-markdown.ts';

let folder: string;
let inLine: string;
let drifted: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'documentation-'));
  inLine = await write('in line.md', toMarkdown(createSearchPage()));
  const page = createGetPage();
  removeField('Rating')(page);
  changeField('Action', { description: 'Values: `1` = Operator, `2` = Bot.' })(page);
  drifted = await write('drifted.md', toMarkdown(page));
});
afterAll(() => rm(folder, { recursive: true }));

describe('docs:check', () => {
  it.each([
    { pages: 'one in line', args: () => [inLine], code: 0 },
    { pages: 'one that drifted', args: () => [drifted], code: 1 },
    { pages: 'one of each', args: () => [inLine, drifted], code: 1 },
    {
      pages: 'one that drifted and one missing',
      args: () => [drifted, 'none.md', inLine],
      code: 2,
    },
    { pages: 'a folder', args: () => [folder], code: 2 },
    { pages: 'a device', args: () => ['/dev/null'], code: 2 },
  ])('answers $code to $pages', async ({ args, code }) => {
    expect(await run(args())).toMatchObject({ code });
  });

  it('groups by page, and begins with what breaks', async () => {
    const { stdout, stderr } = await run([drifted, inLine]);

    expect(stderr).toBe('');
    expect(stdout.indexOf(drifted)).toBeLessThan(stdout.indexOf(inLine));
    expect(stdout).toMatch(/breaking: response field Rating[\s\S]*additive: response field Action/);
    expect(stdout).toMatch(/\[openapi\/components\/schemas\/OpenAiChatMessageSummary\.yaml:\d+\]/);
    expect(stdout).toContain(`${inLine}: GET /api/sys/openaichatmessages: in line`);
    expect(stdout.trimEnd().split('\n').at(-1)).toBe(
      '2 pages, 1 breaking, 1 additive, 0 wording only',
    );
  });

  it('reports what the published schema describes', async () => {
    const { stdout, stderr } = await run([drifted, inLine, 'none.md', '--json']);
    const validate = new Ajv2020({ strict: true }).compile(toDriftReportJsonSchema());
    const report: unknown = JSON.parse(stdout);

    expect(validate(report), JSON.stringify(validate.errors)).toBe(true);
    expect(validate({ ...Object(report), outcome: 'fine' })).toBe(false);
    expect(report).toMatchObject({
      outcome: 'unreadable',
      summary: { breaking: 1, additive: 1, wordingOnly: 0, unreadablePages: 1 },
      pages: [{ state: 'drift' }, { state: 'in line' }, { state: 'unreadable' }],
    });
    expect(stderr).toBe('docs:check: none.md: no such file; name a file or an http(s) address\n');
  });

  it('publishes its schema', async () => {
    const text = `${JSON.stringify(toDriftReportJsonSchema(), null, 2)}\n`;

    await expect(text).toMatchFileSnapshot(
      join(import.meta.dirname, '../../schema/documentation-drift.schema.json'),
    );
  });

  it.each([
    { args: [], problem: /name at least one page/ },
    { args: ['--jsno', 'x.md'], problem: /Unknown option '--jsno'.*--help/ },
    { args: ['--json=yes', 'x.md'], problem: /--json/ },
    { args: ['--json'], problem: /name at least one page/ },
  ])('refuses $args in one line', async ({ args, problem }) => {
    const { code, stdout, stderr } = await run(args);

    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(problem);
    expect(stderr.trimEnd()).not.toContain('\n');
  });

  it('says how it is used', async () => {
    const { code, stdout } = await run(['--help']);

    expect(code).toBe(0);
    expect(stdout).toContain('npm run docs:check -- <page.md or URL>…');
  });

  it.each([
    { content: 'bytes that are no UTF-8', bytes: Buffer.from([0x23, 0x20, 0xff, 0xfe, 0x41]) },
    { content: 'a picture', bytes: Buffer.from('89504e470d0a1a0a0000', 'hex') },
    { content: 'more than it should', bytes: Buffer.alloc(5_000_001, 'a') },
  ])('answers 2 to $content', async ({ bytes }) => {
    const { code, stderr } = await run([await write('odd.md', bytes)]);

    expect(code).toBe(2);
    expect(stderr).toMatch(/^docs:check: .*odd\.md: expected .*\n$/);
  });

  it('answers 2 in one line to a specification that is not there', async () => {
    const { code, stdout, stderr } = await run([inLine], { openapiFolder: join(folder, 'none') });

    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/^docs:check: the specification in .*none cannot be read: [^\n]+\n$/);
  });

  it('finds a file where it was named', async () => {
    expect(await run(['in line.md'])).toMatchObject({ code: 0 });
  });

  it('runs as a program', async () => {
    const main = join(import.meta.dirname, '../../src/documentation/main.ts');
    const args = ['--conditions=@nexudus-toolkit/source', main, drifted];
    const [code, stdout] = await new Promise<[unknown, string]>((resolve) => {
      execFile(process.execPath, args, (error, stdout) => {
        resolve([error?.code ?? 0, stdout]);
      });
    });

    expect(code).toBe(1);
    expect(stdout).toContain('breaking: response field Rating (status 200) removed');
  });
});

describe('docs:check of an address', () => {
  let server: Server;
  let address: string;
  const requests: { url: string; accept: string | undefined }[] = [];
  const routes: Record<string, RequestListener> = {
    '/page.md': (_, response) => response.end(toMarkdown(createSearchPage())),
    '/moved.md': (_, response) => response.writeHead(302, { location: '/page.md' }).end(),
    '/html': (_, response) => response.end('<!doctype html><title>Docs</title>'),
    '/empty': (_, response) => response.end(),
    '/large': (_, response) => response.end(Buffer.alloc(6_000_000, 'a')),
    '/failing': (_, response) => response.writeHead(503).end(),
    '/hanging': () => undefined,
    '/stalling': (_, response) => response.write('# Half'),
    '/broken': (_, response) => {
      response.writeHead(200, { 'content-length': 100 }).write('# Half');
      response.destroy();
    },
    '/loop': (_, response) => response.writeHead(302, { location: '/loop' }).end(),
  };

  beforeAll(async () => {
    server = createServer((request, response) => {
      const url = request.url ?? '';
      requests.push({ url, accept: request.headers.accept });
      const route = routes[url];
      if (route) route(request, response);
      else response.writeHead(404).end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    // A server that listens on a port has an address of this form.
    address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  it('asks for Markdown', async () => {
    expect(await run([`${address}/page.md`])).toMatchObject({ code: 0, stderr: '' });
    expect(requests).toContainEqual({
      url: '/page.md',
      accept: 'text/markdown, text/plain;q=0.9',
    });
  });

  it('follows where a page has moved', async () => {
    expect(await run([`${address}/moved.md`])).toMatchObject({ code: 0 });
  });

  it.each([
    { path: '/none.md', problem: /answered 404; check the address/ },
    { path: '/failing', problem: /answered 503/ },
    { path: '/html', problem: /HTML.*\.md/ },
    { path: '/empty', problem: /empty/ },
    { path: '/large', problem: /no more than 5 MB/ },
    { path: '/hanging', problem: /within 0\.3 s/ },
    { path: '/stalling', problem: /within 0\.3 s/ },
    { path: '/broken', problem: /cannot be fetched/ },
    { path: '/loop', problem: /cannot be fetched.*redirect/ },
  ])('answers 2 to $path', async ({ path, problem }) => {
    const { code, stderr } = await run([`${address}${path}`], { timeoutMs: 300 });

    expect(code).toBe(2);
    expect(stderr).toMatch(problem);
    expect(stderr.trimEnd()).not.toContain('\n');
  });

  it('answers 2 where nobody listens', async () => {
    const port = await findFreePort();
    const { code, stderr } = await run([`http://127.0.0.1:${port}/page.md`]);

    expect(code).toBe(2);
    expect(stderr).toMatch(/cannot be fetched: .*ECONNREFUSED/);
  });

  it('answers 2 to an address that is none', async () => {
    expect(await run(['http://'])).toMatchObject({ code: 2 });
  });
});

async function write(name: string, content: string | Uint8Array): Promise<string> {
  const file = join(folder, name);
  await writeFile(file, content);
  return file;
}

async function run(
  args: readonly string[],
  options: { readonly timeoutMs?: number; readonly openapiFolder?: string } = {},
): Promise<{ readonly code: number; readonly stdout: string; readonly stderr: string }> {
  const written = { stdout: '', stderr: '' };
  const code = await runDocumentationCheck(args, {
    fetch,
    folders: ['/', folder],
    ...options,
    stdout: { write: (text: string) => ((written.stdout += text), true) },
    stderr: { write: (text: string) => ((written.stderr += text), true) },
  });
  return { code, ...written };
}

async function findFreePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
