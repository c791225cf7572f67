import { ConfigurationError } from '../configuration/configuration-error.ts';
import { openKeyStore, type KeyStore } from './key-store.ts';
import { describeKey, toKeyTable } from './key-table.ts';
import { keysUsage, parseKeysCommand, UsageError, type KeysCommand } from './parse-keys-command.ts';

export { UsageError };

export interface KeysCommandOptions {
  readonly keysUrl: string;
  readonly clock: () => Date;
  readonly print: (line: string) => void;
}

/**
 * Runs `npm run keys`.
 *
 * @throws UsageError if the arguments do not fit
 * @throws ConfigurationError if the store cannot be opened or fails
 */
export async function runKeysCommand(
  args: readonly string[],
  options: KeysCommandOptions,
): Promise<void> {
  const command = parseKeysCommand(args, options.clock());
  if (command.name === 'help') {
    options.print(keysUsage);
    return;
  }
  const store = await openKeyStore({ url: options.keysUrl, clock: options.clock });
  try {
    if (command.name === 'create') await create(store, command, options);
    else if (command.name === 'revoke') await revoke(store, command, options);
    else await list(store, command, options);
  } catch (cause) {
    if (cause instanceof UsageError) throw cause;
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new ConfigurationError(`KEYS_URL names a store that fails: ${reason}`, { cause });
  } finally {
    await store.close();
  }
}

type CommandOf<Name extends KeysCommand['name']> = Extract<KeysCommand, { name: Name }>;

async function create(
  store: KeyStore,
  { owner, expiresAt }: CommandOf<'create'>,
  { print }: KeysCommandOptions,
): Promise<void> {
  const { id, key } = await store.create(owner, expiresAt);
  const whose = owner.role === 'consumer' ? owner.name : `${owner.role} ${owner.name}`;
  const until = expiresAt ? `valid until ${expiresAt.toISOString()}` : 'valid until it is revoked';
  print(`Key ${id} of ${whose}, ${until}. It is shown only now:`);
  print(key);
}

async function revoke(
  store: KeyStore,
  { id }: CommandOf<'revoke'>,
  { print }: KeysCommandOptions,
): Promise<void> {
  if (!(await store.revoke(id))) throw new UsageError(`No key in use has the id ${id}; see "list"`);
  print(`Key ${id} is revoked.`);
}

async function list(
  store: KeyStore,
  { asJson }: CommandOf<'list'>,
  { clock, print }: KeysCommandOptions,
): Promise<void> {
  const keys = (await store.list()).map((key) => describeKey(key, clock()));
  print(asJson ? JSON.stringify(keys, undefined, 2) : toKeyTable(keys));
}
