import { AuditUrlError } from '../errors.ts';
import { isTlsMode, tlsModes } from './tls-options.ts';
import type { TlsSettings } from './tls-options.ts';

/** A schema in a PostgreSQL database, and how to get there. */
export interface PostgresLocation {
  readonly kind: 'postgres';
  /** Name or address, or the folder of a Unix socket. */
  readonly host: string;
  readonly port: number;
  readonly database: string;
  readonly user: string | undefined;
  readonly password: string | undefined;
  /** Holds the tables of the audit log and nothing else. */
  readonly schema: string;
  readonly tls: TlsSettings;
  /** How long a connection may take, in milliseconds, where the URL limits it. */
  readonly connectTimeoutMs: number | undefined;
  readonly applicationName: string | undefined;
  readonly usesChannelBinding: boolean;
}

const shouldBe = 'it should be like postgres://<user>:<password>@<host>:5432/<database>';
const defaultSchema = 'audit';
/** What other programs read from the same URL, and what makes no difference here. */
const ignored = new Set(['gssencmode', 'target_session_attrs', 'client_encoding', 'keepalives']);

/**
 * Reads the URL of a PostgreSQL database, with the parameters that `psql` knows, and `schema`.
 *
 * @throws {AuditUrlError} which names the parameter that is wrong, and never repeats a value
 * @see https://www.postgresql.org/docs/current/libpq-connect.html#LIBPQ-CONNSTRING
 */
export function parsePostgresUrl(text: string): PostgresLocation {
  const { url, hasHost } = toUrl(text);
  const { host, port, dbname, user, password, ...rest } = readParameters(url);
  const { schema, search_path: searchPath, options, connect_timeout: timeout, ...others } = rest;
  const { sslmode, sslrootcert, sslcert, sslkey, ...named } = others;
  const { application_name: applicationName, channel_binding: binding, ...unknown } = named;
  const [wrong] = Object.keys(unknown).filter((name) => !ignored.has(name));
  if (wrong !== undefined) throw isWrong(`has the unknown parameter "${wrong}"`);
  const database = dbname ?? decode(url.pathname.slice(1));
  if (database === '') throw isWrong('names no database');
  if ((host ?? url.hostname).includes(',')) throw isWrong('names several hosts; name one');
  return {
    kind: 'postgres',
    host: host ?? (hasHost ? decode(url.hostname).replace(/^\[(.*)\]$/, '$1') : 'localhost'),
    port: toNumber('port', port ?? (url.port || '5432'), 65_535),
    database,
    user: user ?? (decode(url.username) || undefined),
    password: password ?? (decode(url.password) || undefined),
    schema: toSchema(schema ?? searchPath ?? findSearchPath(options)),
    tls: toTls({ sslmode, sslrootcert, sslcert, sslkey }),
    connectTimeoutMs: timeout === undefined ? undefined : toTimeoutMs(timeout),
    applicationName,
    usesChannelBinding: binding === 'require' || binding === 'prefer',
  };
}

/** A URL without a host is none to the platform, and means this machine to PostgreSQL. */
function toUrl(text: string): { readonly url: URL; readonly hasHost: boolean } {
  const hasHost = !/^[a-z]+:\/\/(?:[^/?#]*@)?(?:[/?#]|$)/i.test(text);
  const complete = hasHost
    ? text
    : text.replace(/^([a-z]+:\/\/(?:[^/?#]*@)?)/i, (start) => `${start}localhost`);
  if (!/^[a-z]+:\/\//i.test(text) || !URL.canParse(complete)) throw isWrong('is no URL');
  return { url: new URL(complete), hasHost };
}

function readParameters(url: URL): Readonly<Partial<Record<string, string>>> {
  const parameters: Record<string, string> = {};
  for (const [name, value] of url.searchParams) {
    if (Object.hasOwn(parameters, name)) throw isWrong('holds a parameter twice');
    if (!/^[a-z_]+$/.test(name)) throw isWrong('has a parameter whose name is none');
    parameters[name] = value;
  }
  return parameters;
}

function toTls(values: {
  readonly sslmode: string | undefined;
  readonly sslrootcert: string | undefined;
  readonly sslcert: string | undefined;
  readonly sslkey: string | undefined;
}): TlsSettings {
  const { sslmode = 'disable', sslrootcert, sslcert, sslkey } = values;
  if (!isTlsMode(sslmode)) throw isWrong(`has an sslmode other than ${tlsModes.join(', ')}`);
  if (sslmode === 'disable' && (sslrootcert ?? sslcert ?? sslkey) !== undefined) {
    throw isWrong('names certificates without an sslmode, such as sslmode=verify-full');
  }
  if (sslmode === 'verify-ca' && sslrootcert === undefined) {
    throw isWrong('has sslmode=verify-ca without sslrootcert; use verify-full for public ones');
  }
  if ((sslcert === undefined) !== (sslkey === undefined)) {
    throw isWrong('has only one of sslcert and sslkey');
  }
  return { mode: sslmode, rootCertificate: sslrootcert, certificate: sslcert, key: sslkey };
}

/** In `options=-c search_path=audit` or `options=--search_path=audit`, as psql takes them. */
function findSearchPath(options = ''): string | undefined {
  return /(?:-c\s*|--)search[_-]path=(\S+)/.exec(options)?.[1];
}

function toSchema(schema = defaultSchema): string {
  if (/^[a-z_][a-z0-9_]{0,62}$/.test(schema) && !/^(?:pg_|information_schema$)/.test(schema)) {
    return schema;
  }
  throw isWrong(
    'names a schema that is not one name of lower-case letters, digits and "_", such as audit',
  );
}

function toTimeoutMs(seconds: string): number | undefined {
  // As libpq has it: 0 is no limit.
  return toNumber('connect_timeout', seconds, 3600) * 1000 || undefined;
}

function toNumber(name: string, text: string, maximum: number): number {
  if (/^\d{1,9}$/.test(text) && Number(text) <= maximum) return Number(text);
  throw isWrong(`has a ${name} that is no number, 0 to ${maximum}`);
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // The text of the error holds what could not be decoded, and that may be the password.
    throw isWrong('has a "%" that stands for no character; write it as %25');
  }
}

function isWrong(what: string): AuditUrlError {
  return new AuditUrlError(`The audit URL (AUDIT_URL) ${what}: ${shouldBe}.`);
}
