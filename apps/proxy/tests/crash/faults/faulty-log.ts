import {
  openAuditLog,
  type AuditLogOptions,
  type ProvableAuditLog,
} from '@nexudus-toolkit/audit-log';

/** A log whose `append` is another one. */
export async function openFaultyLog(
  options: AuditLogOptions,
  toAppend: (log: ProvableAuditLog) => ProvableAuditLog['append'],
): ReturnType<typeof openAuditLog> {
  const log = await openAuditLog(options);
  const append = toAppend(log);
  return new Proxy(log, {
    get: (target, name) => (name === 'append' ? append : Reflect.get(target, name)) as unknown,
  });
}
