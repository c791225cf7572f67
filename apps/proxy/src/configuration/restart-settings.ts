import { isDeepStrictEqual } from 'node:util';
import type { Logger } from 'pino';
import type { AuditConfig } from './audit-schema.ts';
import type { ConfigSource } from './config-source.ts';

/** What of `audit` holds from the next request on; all else is read at the start. */
const changeable: ReadonlySet<string> = new Set<keyof AuditConfig>([
  ...(['clientAddress', 'witness'] as const),
]);

/** The settings that a changed file has otherwise than the start, so that they wait for the next. */
export function listRestartSettings(started: AuditConfig, current: AuditConfig): readonly string[] {
  const before = new Map<string, unknown>(Object.entries(started));
  const after = new Map<string, unknown>(Object.entries(current));
  return [...new Set([...before.keys(), ...after.keys()])]
    .filter((name) => !changeable.has(name))
    .filter((name) => !isDeepStrictEqual(before.get(name), after.get(name)))
    .map((name) => `audit.${name}`)
    .toSorted();
}

/** Logs what of a changed file is not in force yet, once for each change of that. */
export function warnOfRestartSettings(source: ConfigSource, logger: Pick<Logger, 'warn'>): void {
  const { audit: started } = source.current();
  let known = '';
  source.subscribe(({ audit }) => {
    const settings = listRestartSettings(started, audit);
    const isNews = settings.length > 0 && settings.join() !== known;
    known = settings.join();
    if (isNews) logger.warn({ settings }, 'changed settings hold from the next start on');
  });
}
