// An audit log that acknowledges what it has not flushed yet.
import { setTimeout as wait } from 'node:timers/promises';
import type { AuditLogOptions } from '@nexudus-toolkit/audit-log';
import { openFaultyLog } from './faulty-log.ts';

export * from '@nexudus-toolkit/audit-log';

export const openAuditLog = (options: AuditLogOptions) =>
  openFaultyLog(options, (log) => (record) => {
    void wait(20).then(() => log.append(record));
    const place = { logId: log.logId, sequence: log.head.size + 1, time: new Date().toISOString() };
    return Promise.resolve({ ...record, ...place, schemaVersion: 2 });
  });
