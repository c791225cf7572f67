// An audit log that takes no intents.
import type { AuditLogOptions } from '@nexudus-toolkit/audit-log';
import { openFaultyLog } from './faulty-log.ts';

export * from '@nexudus-toolkit/audit-log';

export const openAuditLog = (options: AuditLogOptions) =>
  openFaultyLog(options, (log) => (record) => {
    if (record.phase === 'outcome') return log.append(record);
    const place = { logId: log.logId, sequence: log.head.size + 1, time: new Date().toISOString() };
    return Promise.resolve({ ...record, ...place, schemaVersion: 2 });
  });
