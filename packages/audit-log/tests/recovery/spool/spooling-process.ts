// Appends reads to a log with a spool until it is killed, and tells its parent of each that was
// acknowledged.
import { openAuditLog, withSpool } from '../../../src/index.ts';

const concurrency = 20;
const [url = '', path = ''] = process.argv.slice(2);
const own = await openAuditLog({ url, appendTimeoutMs: 1000 });
const log = await withSpool(own, { url, path, retryMs: 20 });
let count = 0;

async function appendOnAndOn(): Promise<never> {
  for (;;) {
    const requestId = `${process.pid}-${(count += 1)}`;
    const { sequence } = await log.append({
      ...{ requestId, method: 'GET', phase: 'outcome', decision: 'allowed' },
    });
    process.send?.({ requestId, isSpooled: sequence === 0 });
  }
}

await Promise.all(Array.from({ length: concurrency }, appendOnAndOn));
