import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { openAuditLog, openAuditReader } from '../../src/index.ts';
import { runSql, startPostgres } from '../fixtures/postgres.ts';
import type { PostgresServer } from '../fixtures/postgres.ts';
import { enableTls } from '../fixtures/postgres-tls.ts';
import type { TestCertificate } from '../fixtures/postgres-tls.ts';
import { appendMany, collect, openLog, toRecord } from '../fixtures/temporary-log.ts';

let server: PostgresServer;
let databaseUrl: string;
let certificate: TestCertificate;

beforeAll(async () => {
  server = await startPostgres();
  databaseUrl = await server.createDatabase();
});
afterAll(() => server.close());

function withUser(url: string, user: string): string {
  const changed = new URL(url);
  changed.username = user;
  changed.password = 'secret';
  return changed.href;
}

/** The statements of the README, word for word, for the schema of a test. */
function readGrants(): string {
  const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
  return /```sql\n(.*?)```/s.exec(readme)?.[1] ?? '';
}

describe('roles with no more rights than the README gives them', () => {
  const roles = ['audit_owner', 'audit_writer', 'audit_auditor', 'audit_keeper'] as const;
  let url: string;
  let rolesUrl: (role: (typeof roles)[number]) => string;

  beforeAll(async () => {
    const ownDatabase = await server.createDatabase();
    const suffix = randomBytes(4).toString('hex');
    const name = (role: string): string => `${role}_${suffix}`;
    rolesUrl = (role) => withUser(ownDatabase, name(role));
    for (const role of roles) {
      await runSql(ownDatabase, `CREATE ROLE ${name(role)} LOGIN PASSWORD 'secret'`);
    }
    const [, database = ''] = /\/([^/?]+)$/.exec(ownDatabase) ?? [];
    await runSql(ownDatabase, `REVOKE ALL ON DATABASE ${database} FROM PUBLIC`);
    const toOwn = (sql: string): string =>
      roles.reduce((text, role) => text.replaceAll(role, name(role)), sql);
    const [first = '', second = ''] = readGrants().split(/-- once the tables are there.*\n/);
    await runSql(ownDatabase, toOwn(first).replaceAll('my_database', database));
    url = rolesUrl('audit_owner');
    await (await openAuditLog({ url })).close();
    await runSql(url, toOwn(second));
  });

  it('lets the writer write, make partitions, and close what was left open', async () => {
    const writer = rolesUrl('audit_writer');
    const log = await openLog({ url: writer });
    await log.append(toRecord({ requestId: 'left', phase: 'intent' }));
    await Promise.all(appendMany(log, 20));
    await log.close();
    const again = await openLog({ url: writer });
    expect(again.recovery.closedIntents).toBe(1);
    await runSql(writer, `SELECT audit.make_partition('2031-05-01'), audit.settle_index()`);
    await expect(
      runSql(url, `SELECT to_regclass('audit.entries_2031_05')::text AS name`),
    ).resolves.toEqual([{ name: 'audit.entries_2031_05' }]);
  });

  it.each([
    `DELETE FROM audit.entries`,
    `UPDATE audit.entries SET entry = ''`,
    `TRUNCATE audit.entries`,
    `DROP TABLE audit.entries`,
    `DELETE FROM audit.tree_heads`,
    `DELETE FROM audit.logs`,
    `INSERT INTO audit.tombstones VALUES (gen_random_uuid(), 1, 1, '', '', 1, NULL)`,
    `DELETE FROM audit.holds`,
    `CREATE TABLE audit.mine (id integer)`,
  ])('keeps the writer from %s', async (sql) => {
    await expect(runSql(rolesUrl('audit_writer'), sql)).rejects.toMatchObject({ code: '42501' });
  });

  it('lets the auditor read and verify, and nothing else', async () => {
    const auditor = rolesUrl('audit_auditor');
    const reader = openAuditReader({ url: auditor });
    const [log] = await reader.logs();
    await expect(reader.verify()).resolves.toMatchObject({ isIntact: true });
    expect((await collect(reader.query())).length).toBe(log?.size);
    await expect(collect(reader.export())).resolves.toHaveLength((log?.size ?? 0) + 1);
    await expect(openAuditLog({ url: auditor })).rejects.toMatchObject({
      code: 'unwritable',
      message: expect.stringContaining('README') as string,
    });
    await expect(runSql(auditor, 'DELETE FROM audit.entries')).rejects.toMatchObject({
      code: '42501',
    });
  });
});

// The certificate of a server that belongs to others is theirs.
const isOwnServer = (process.env['TEST_POSTGRES_URL'] ?? '') === '';

describe.runIf(isOwnServer)('a connection with TLS', () => {
  beforeAll(async () => {
    certificate = await enableTls(databaseUrl);
  });
  afterAll(() => {
    certificate.remove();
  });

  /** Opens a log, and tells whether the server says that each of its connections is protected. */
  async function open(parameters: string, url = databaseUrl): Promise<unknown> {
    const path = encodeURIComponent(certificate.path);
    const location = `${url}?${parameters.replace('ROOT', path)}&application_name=probe`;
    await openLog({ url: location });
    await openAuditReader({ url: location }).logs();
    const [row] = await runSql(
      databaseUrl,
      `SELECT bool_and(ssl) AS ssl FROM pg_stat_ssl JOIN pg_stat_activity USING (pid)
       WHERE application_name = 'probe'`,
    );
    return row?.['ssl'];
  }
  const byOtherName = (): string => databaseUrl.replace('127.0.0.1', 'localhost');

  it.each([
    'sslmode=require',
    'sslmode=require&sslrootcert=ROOT',
    'sslmode=verify-ca&sslrootcert=ROOT',
    'sslmode=verify-full&sslrootcert=ROOT',
  ])('is made by %s', async (parameters) => {
    await expect(open(parameters)).resolves.toBe(true);
  });

  it('is made whatever the name, unless it is asked for', async () => {
    await expect(open('sslmode=verify-ca&sslrootcert=ROOT', byOtherName())).resolves.toBe(true);
    await expect(open('sslmode=verify-full&sslrootcert=ROOT', byOtherName())).rejects.toMatchObject(
      { name: 'AuditStoreError' },
    );
  });

  it.each(['sslmode=verify-full', 'sslmode=require&sslrootcert=system'])(
    'is refused by %s under a certificate that nobody knows',
    async (parameters) => {
      await expect(open(parameters)).rejects.toMatchObject({ name: 'AuditStoreError' });
    },
  );

  it('needs the file that it is told to trust', async () => {
    await expect(open('sslmode=verify-full&sslrootcert=/nowhere.crt')).rejects.toMatchObject({
      name: 'AuditUrlError',
      message: expect.stringContaining('sslrootcert') as string,
    });
  });
});
