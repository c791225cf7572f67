import type { SqliteLocation } from '../audit-url.ts';
import type { LogKind } from '../log-kind.ts';

/** The file of a log: one has the path of the store, the other lies beside it. */
export function toDatabasePath({ path }: SqliteLocation, kind: LogKind): string {
  return kind === 'readings' ? `${path}-readings` : path;
}
