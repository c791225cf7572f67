import { parseArgs } from 'node:util';
import Table from 'cli-table3';
import { openKeyStore, type KeyStore, type StoredKey } from './key-store.ts';

const usage = `Usage:
  npm run keys -- create --consumer NAME [--expires DURATION]   e.g. --expires 90d
  npm run keys -- list
  npm run keys -- revoke --id ID
A duration is a number of days (d), hours (h) or minutes (m). KEYS_URL names the store.`;

/** The command line asks for something that there is not. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

export interface KeysCommandOptions {
  readonly keysUrl: string;
  readonly clock: () => Date;
  readonly print: (line: string) => void;
}

/**
 * Runs `npm run keys`.
 *
 * @throws UsageError if the arguments do not fit
 * @throws ConfigurationError if the store cannot be opened
 */
export function runKeysCommand(args: readonly string[], options: KeysCommandOptions): void {
  const { values, positionals } = parse(args);
  if (values.help) {
    options.print(usage);
    return;
  }
  const [command, ...rest] = positionals;
  if (rest.length > 0) throw new UsageError(`"${rest.join(' ')}" is too much.\n${usage}`);
  if (command !== 'create' && command !== 'list' && command !== 'revoke')
    throw new UsageError(`Say create, list or revoke.\n${usage}`);
  const store = openKeyStore({ url: options.keysUrl, clock: options.clock });
  try {
    if (command === 'create') create(store, values, options);
    else if (command === 'revoke') revoke(store, values, options);
    else list(store, options);
  } finally {
    store.close();
  }
}

interface Values {
  readonly consumer?: string | undefined;
  readonly expires?: string | undefined;
  readonly id?: string | undefined;
  readonly help?: boolean | undefined;
}

function parse(args: readonly string[]): { values: Values; positionals: readonly string[] } {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        consumer: { type: 'string' },
        expires: { type: 'string' },
        id: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new UsageError(`${reason}\n${usage}`, { cause });
  }
}

function create(store: KeyStore, { consumer, expires }: Values, options: KeysCommandOptions): void {
  if (consumer === undefined || !/^[a-z0-9][a-z0-9-]{0,62}$/.test(consumer))
    throw new UsageError(
      '--consumer should name a consumer of PROXY_CONFIG: lower-case letters, digits and hyphens',
    );
  const expiresAt = expires === undefined ? undefined : toExpiry(expires, options.clock());
  const { id, key } = store.create(consumer, expiresAt);
  options.print(`Key ${id} of ${consumer}, ${describeExpiry(expiresAt)}. It is shown only now:`);
  options.print(key);
}

function revoke(store: KeyStore, { id }: Values, { print }: KeysCommandOptions): void {
  if (id === undefined) throw new UsageError('--id should be the id of a key, as "list" shows it');
  if (!store.revoke(id)) throw new UsageError(`No key in use has the id ${id}; see "list"`);
  print(`Key ${id} is revoked.`);
}

function list(store: KeyStore, { clock, print }: KeysCommandOptions): void {
  const table = new Table({
    head: ['id', 'consumer', 'state', 'created', 'expires'],
    style: { head: [], border: [] },
  });
  for (const key of store.list())
    table.push([
      key.id,
      key.consumer,
      describeState(key, clock()),
      key.createdAt.toISOString(),
      key.expiresAt?.toISOString() ?? 'never',
    ]);
  print(table.toString());
}

const unitsMs = new Map([
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['m', 60_000],
]);

function toExpiry(text: string, now: Date): Date {
  const match = /^([1-9]\d{0,4})([dhm])$/.exec(text);
  const unitMs = unitsMs.get(match?.[2] ?? '');
  if (!match || unitMs === undefined)
    throw new UsageError(`--expires is "${text}"; it should be a duration such as 90d, 12h or 30m`);
  return new Date(now.getTime() + Number(match[1]) * unitMs);
}

function describeExpiry(expiresAt: Date | undefined): string {
  return expiresAt ? `valid until ${expiresAt.toISOString()}` : 'valid until it is revoked';
}

function describeState({ revokedAt, expiresAt }: StoredKey, now: Date): string {
  if (revokedAt) return 'revoked';
  return expiresAt && expiresAt <= now ? 'expired' : 'valid';
}
