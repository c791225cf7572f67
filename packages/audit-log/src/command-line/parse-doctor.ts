import { parseArgs } from 'node:util';

import { flag, orUsageError, shared } from './parse-options.ts';

/** Looks at everything around a store. */
export interface DoctorCommand {
  readonly name: 'doctor';
  readonly store: string;
  readonly asJson: boolean;
}

const options = { ...shared, json: flag } as const;

/** @throws {UsageError} */
export function parseDoctor(
  args: readonly string[],
  defaultStore: string,
): DoctorCommand | { readonly name: 'help' } {
  const values = orUsageError(() => parseArgs({ args: [...args], options })).values;
  const { help, store = defaultStore, json: asJson = false } = values;
  return help === true ? { name: 'help' } : { name: 'doctor', store, asJson };
}
