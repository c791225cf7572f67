import { parseArgs, type ParseArgsOptionsConfig } from 'node:util';
import { administrationRoles, type KeyOwner } from './key-owner.ts';

export const keysUsage = `Usage:
  npm run keys -- create --consumer NAME [--expires DURATION]   e.g. --expires 90d
  npm run keys -- create --role ROLE --name NAME [--expires DURATION]
  npm run keys -- list [--json]
  npm run keys -- revoke --id ID
A duration is a number of days (d), hours (h) or minutes (m). A role of the administration port is
operator (health, metrics, configuration) or auditor (audit queries). KEYS_URL names the store.`;

/** The command line asks for something that there is not. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** What the command line asks for. */
export type KeysCommand =
  | { readonly name: 'help' }
  | { readonly name: 'create'; readonly owner: KeyOwner; readonly expiresAt: Date | undefined }
  | { readonly name: 'list'; readonly asJson: boolean }
  | { readonly name: 'revoke'; readonly id: string };

const text = { type: 'string' } as const;
const options = {
  create: { consumer: text, role: text, name: text, expires: text },
  list: { json: { type: 'boolean' } },
  revoke: { id: text },
} as const satisfies Record<string, ParseArgsOptionsConfig>;

/**
 * Reads the arguments after the program's name.
 *
 * @param now when a duration begins
 * @throws UsageError if they make no command
 */
export function parseKeysCommand([command, ...rest]: readonly string[], now: Date): KeysCommand {
  if ([command, ...rest].some((arg) => arg === '--help' || arg === '-h')) return { name: 'help' };
  switch (command) {
    case 'create': {
      const values = parse(rest, options.create);
      const { expires } = values;
      const expiresAt = expires === undefined ? undefined : toExpiry(expires, now);
      return { name: command, owner: toOwner(values), expiresAt };
    }
    case 'list':
      return { name: command, asJson: parse(rest, options.list).json ?? false };
    case 'revoke': {
      const { id } = parse(rest, options.revoke);
      if (!id) throw new UsageError('--id should be the id of a key, as "list" shows it');
      return { name: command, id };
    }
    case undefined:
    default:
      throw new UsageError(`Say create, list or revoke.\n${keysUsage}`);
  }
}

function parse<Options extends ParseArgsOptionsConfig>(args: readonly string[], of: Options) {
  try {
    const { values, tokens } = parseArgs({ args: [...args], options: of, tokens: true });
    requireOnce(tokens.flatMap((token) => (token.kind === 'option' ? [token.name] : [])));
    return values;
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new UsageError(`${reason}\n${keysUsage}`, { cause });
  }
}

/** A key must not go to the last of several consumers. */
function requireOnce(names: readonly string[]): void {
  const repeated = names.find((name, index) => names.indexOf(name) !== index);
  if (repeated !== undefined) throw new TypeError(`Give --${repeated} once`);
}

interface OwnerValues {
  readonly consumer?: string | undefined;
  readonly role?: string | undefined;
  readonly name?: string | undefined;
}

function toOwner({ consumer, role: roleText, name }: OwnerValues): KeyOwner {
  if (consumer !== undefined && (roleText !== undefined || name !== undefined))
    throw new UsageError('--consumer is for a key of a consumer, --role and --name for any other');
  if (roleText === undefined)
    return { role: 'consumer', name: toName('consumer', consumer, 'a consumer of PROXY_CONFIG') };
  const role = administrationRoles.find((known) => known === roleText);
  if (!role) throw new UsageError(`--role is "${roleText}"; it should be operator or auditor`);
  return { role, name: toName('name', name, 'who uses the key') };
}

function toName(option: string, name: string | undefined, what: string): string {
  if (name !== undefined && /^[a-z0-9][a-z0-9-]{0,62}$/.test(name)) return name;
  throw new UsageError(
    `--${option} should name ${what}: lower-case letters, digits and hyphens, 63 at most`,
  );
}

const unitsMs = new Map([
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['m', 60_000],
]);

function toExpiry(duration: string, now: Date): Date {
  const match = /^([1-9]\d{0,4})([dhm])$/.exec(duration);
  const unitMs = unitsMs.get(match?.[2] ?? '');
  if (!match || unitMs === undefined)
    throw new UsageError(
      `--expires is "${duration}"; it should be a duration such as 90d, 12h or 30m`,
    );
  return new Date(now.getTime() + Number(match[1]) * unitMs);
}
