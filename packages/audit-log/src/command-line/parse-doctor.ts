import { parseArgs } from 'node:util';

import { flag, orUsageError, shared, text } from './parse-options.ts';

/** Looks at everything around a store. */
export interface DoctorCommand {
  readonly name: 'doctor';
  readonly store: string;
  /** Folder of the positions of sinks, where the proxy keeps them elsewhere. */
  readonly sinkPositions: string | undefined;
  readonly asJson: boolean;
}

const options = { ...shared, 'sink-positions': text, json: flag } as const;

/** @throws {UsageError} */
export function parseDoctor(
  args: readonly string[],
  defaultStore: string,
): DoctorCommand | { readonly name: 'help' } {
  const values = orUsageError(() => parseArgs({ args: [...args], options })).values;
  const { help, store = defaultStore, json: asJson = false } = values;
  if (help === true) return { name: 'help' };
  return { name: 'doctor', store, sinkPositions: values['sink-positions'], asJson };
}
