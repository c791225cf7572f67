import { execFile, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { promisify } from 'node:util';
import { openAuditReader, type AuditEntry } from '@nexudus-toolkit/audit-log';
import { describe, expect, it } from 'vitest';
import { createScene, run, startProgram } from './running-start.ts';

const curl = /^ {2}(curl .+)$/m;

const hasCurl = spawnSync('curl', ['--version']).status === 0;

describe('npm start, without credentials', () => {
  it.skipIf(!hasCurl)(
    'prints a curl line that works as pasted (skipped without curl), and what it reads is recorded',
    async () => {
      await using scene = await createScene();
      const demo = run(startProgram, scene.environment);
      const [, command = ''] = await demo.find(curl);
      const { stdout } = await promisify(execFile)('sh', ['-c', `${command} --silent --include`]);
      const [head = '', body = ''] = stdout.split('\r\n\r\n');
      expect(head).toMatch(/^HTTP\/1\.1 200 /);
      const page = JSON.parse(body) as { Records: { Id: number }[] };
      expect(page.Records).toHaveLength(5);

      demo.kill('SIGTERM');
      expect(await demo.closed).toMatchObject({ status: 0, stderr: '' });

      const requestId = /^x-request-id: (.+)$/im.exec(head)?.[1];
      const reader = openAuditReader({ url: scene.auditUrl });
      const entries: AuditEntry[] = [];
      for await (const entry of reader.query({ requestId: String(requestId) })) entries.push(entry);
      expect(entries).toMatchObject([
        {
          consumer: 'demo',
          operation: 'searchOpenAiChatMessages',
          decision: 'allowed',
          records: { ids: page.Records.map(({ Id }) => Id) },
        },
      ]);
    },
  );

  it.each(['SIGINT', 'SIGTERM'] as const)(
    'ends with status 0 on %s, also twice',
    async (signal) => {
      await using scene = await createScene();
      const demo = run(startProgram, scene.environment);
      await demo.find(/Ctrl-C/);
      demo.kill(signal);
      demo.kill(signal);
      expect(await demo.closed).toMatchObject({ status: 0, signal: null });
    },
  );

  it('makes a new key at each start and ends the one before', async () => {
    await using scene = await createScene();
    const start = async () => {
      const demo = run(startProgram, scene.environment);
      const [, command = ''] = await demo.find(curl);
      return { demo, url: /http:[^"]+/.exec(command)?.[0], key: /nxp_\w+/.exec(command)?.[0] };
    };
    const first = await start();
    first.demo.kill('SIGTERM');
    await first.demo.closed;
    const second = await start();
    expect(second.key).not.toBe(first.key);
    const statuses = [first.key, second.key].map(async (key) => {
      const answer = await fetch(String(second.url), {
        headers: { Authorization: `Bearer ${String(key)}` },
      });
      return answer.status;
    });
    expect(await Promise.all(statuses)).toEqual([401, 200]);
    second.demo.kill('SIGTERM');
    await second.demo.closed;
  });
});

describe('npm start, when it cannot start', () => {
  const fails = async (environment: Readonly<Record<string, string>>, pattern: RegExp) => {
    await using scene = await createScene();
    const result = await run(startProgram, { ...scene.environment, ...environment }).closed;
    expect(result).toMatchObject({ status: 1, stdout: '' });
    expect(result.stderr).toMatch(/^[^\n]+\n$/);
    expect(result.stderr).toMatch(pattern);
  };

  it.each(['PORT', 'ADMIN_PORT', 'SIMULATOR_PORT'])(
    'says in one line that the port in %s is taken',
    async (variable) => {
      const server = createServer().listen(0, '127.0.0.1');
      await once(server, 'listening');
      const { port } = server.address() as AddressInfo; // it listens on a port
      await fails({ [variable]: String(port) }, new RegExp(`${variable} is ${port}`));
      server.close();
    },
  );

  it.each([
    [{ PORT: 'abc' }, /^PORT .*0 to 65535/],
    [{ SIMULATOR_PORT: 'abc' }, /SIMULATOR_PORT .*0 to 65535/],
    [{ NEXUDUS_USERNAME: 'a@example.com' }, /NEXUDUS_PASSWORD/],
    [{ NEXUDUS_ACCESS_TOKEN: 'x', NEXUDUS_BASE_URL: 'spaces.nexudus.com' }, /NEXUDUS_BASE_URL/],
    [{ NEXUDUS_ACCESS_TOKEN: 'x', PROXY_CONFIG: '/no/such/file' }, /PROXY_CONFIG/],
    [{ AUDIT_URL: 'mysql://x' }, /AUDIT_URL/],
  ])('says in one line what is wrong with %j', fails);

  it('says in one line that another proxy writes the same audit log', async () => {
    await using scene = await createScene();
    const first = run(startProgram, scene.environment);
    await first.find(/Ctrl-C/);
    const second = await run(startProgram, scene.environment).closed;
    expect(second).toMatchObject({ status: 1, stdout: '' });
    expect(second.stderr).toMatch(/^AUDIT_URL: [^\n]+\n$/);
    first.kill('SIGTERM');
    await first.closed;
  });
});
