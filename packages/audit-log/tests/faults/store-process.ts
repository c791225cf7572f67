// Opens the log given as its argument, appends an entry whenever it is told to, and reports what
// became of it.
import { openAuditLog, AuditStoreError } from '../../src/index.ts';
import type { AuditLog } from '../../src/index.ts';
import { AuditUnavailableError } from '../../src/errors.ts';

const [url = ''] = process.argv.slice(2);

function toFault(error: unknown): string {
  const { cause = error } = error instanceof AuditUnavailableError ? error : {};
  if (cause instanceof AuditStoreError) return cause.code;
  throw error;
}

async function append(log: AuditLog, requestId: string): Promise<string> {
  try {
    await log.append({ requestId, phase: 'outcome', decision: 'allowed' });
    return 'durable';
  } catch (error) {
    return toFault(error);
  }
}

try {
  const log = await openAuditLog({ url });
  process.on('message', (requestId: string) => {
    void append(log, requestId).then((outcome) => process.send?.(outcome));
  });
  process.send?.('opened');
} catch (error) {
  process.send?.(toFault(error));
}
