import { describe, expect, it } from 'vitest';

import { parsePostgresUrl } from '../../src/postgres/parse-postgres-url.ts';
import { AuditUrlError } from '../../src/index.ts';

describe('parsePostgresUrl', () => {
  it.each([
    {
      url: 'postgres://ada:s%40fe@db.example:6432/audit_logs',
      is: { host: 'db.example', port: 6432, database: 'audit_logs', user: 'ada', password: 's@fe' },
    },
    { url: 'postgresql://db.example/x', is: { port: 5432, schema: 'audit', user: undefined } },
    { url: 'POSTGRES://db.example/x', is: { host: 'db.example' } },
    { url: 'postgres://[::1]:1234/x', is: { host: '::1', port: 1234 } },
    { url: 'postgres:///x', is: { host: 'localhost', database: 'x' } },
    { url: 'postgres://ada@/x?host=/run/postgresql', is: { host: '/run/postgresql', user: 'ada' } },
    { url: 'postgres://%2Frun%2Fpostgresql/x', is: { host: '/run/postgresql' } },
    { url: 'postgres://h/x?schema=logs', is: { schema: 'logs' } },
    { url: 'postgres://h/x?search_path=logs', is: { schema: 'logs' } },
    { url: 'postgres://h/x?options=-c%20search_path%3Dlogs', is: { schema: 'logs' } },
    { url: 'postgres://h/x?options=--search_path=logs', is: { schema: 'logs' } },
    { url: 'postgres://h/x?connect_timeout=3', is: { connectTimeoutMs: 3000 } },
    { url: 'postgres://h/x?connect_timeout=0', is: { connectTimeoutMs: undefined } },
    { url: 'postgres://h/x?sslmode=require', is: { tls: { mode: 'require' } } },
    { url: 'postgres://h/x?channel_binding=require', is: { usesChannelBinding: true } },
    {
      url: 'postgres://h/x?user=eve&password=p&dbname=y&port=7',
      is: { user: 'eve', database: 'y', port: 7 },
    },
  ])('reads $url', ({ url, is }) => {
    expect(parsePostgresUrl(url)).toMatchObject(is);
  });

  it.each([
    { url: 'postgres://', says: 'names no database' },
    { url: 'postgres://host', says: 'names no database' },
    { url: 'postgres:host/x', says: 'is no URL' },
    { url: 'postgres://hunter2@host:nan/x', says: 'is no URL' },
    { url: 'postgres://one,two/x', says: 'several hosts' },
    { url: 'postgres://h/x?port=99999', says: 'port' },
    { url: 'postgres://h/x?sslmod=require', says: 'unknown parameter "sslmod"' },
    { url: 'postgres://h/x?sslmode=prefer', says: 'sslmode other than disable, require' },
    { url: 'postgres://h/x?sslmode=hunter2', says: 'sslmode' },
    { url: 'postgres://h/x?sslrootcert=a', says: 'without an sslmode' },
    { url: 'postgres://h/x?sslmode=verify-ca', says: 'without sslrootcert' },
    { url: 'postgres://h/x?sslmode=require&sslkey=a', says: 'only one of sslcert and sslkey' },
    { url: 'postgres://h/x?schema=Audit', says: 'schema' },
    { url: 'postgres://h/x?schema=a,b', says: 'schema' },
    { url: 'postgres://h/x?schema=a%22b', says: 'schema' },
    { url: 'postgres://h/x?schema=pg_catalog', says: 'schema' },
    { url: 'postgres://h/x?schema=', says: 'schema' },
    { url: 'postgres://h/x?schema=a&schema=b', says: 'twice' },
    { url: 'postgres://h/x?connect_timeout=soon', says: 'connect_timeout' },
    { url: 'postgres://u:%zz@h/x', says: '%25' },
    { url: 'postgres://u:hunter2 @h/x y?z', says: 'unknown parameter' },
  ])('refuses $url', ({ url, says }) => {
    const parse = (): unknown => parsePostgresUrl(url);
    expect(parse).toThrow(AuditUrlError);
    expect(parse).toThrow(says);
    expect(parse).not.toThrow('hunter2');
  });
});
