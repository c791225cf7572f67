/**
 * Appends to a log and forwards it to a file and a server until it is killed.
 *
 * Arguments: URL of the log, folder of the positions, path of the file, URL of the server.
 */
import {
  createEntryFileSink,
  createEntryHttpSink,
  createForwarder,
  openAuditLog,
  openEntrySource,
  openSigningKey,
} from '../../src/index.ts';

const [url = '', positions = '', path = '', server = ''] = process.argv.slice(2);
const log = await openAuditLog({ url });
const [signer] = openSigningKey('example.com/audit', `${positions}-key`).signers;
if (signer === undefined) throw new Error('no signer');
const forwarder = createForwarder({
  ...{ log, positions, gatherMs: 1 },
  source: openEntrySource({ url }),
  sinks: [
    createEntryFileSink({ name: 'file', path, maxBytes: 20_000 }),
    createEntryHttpSink({ name: 'http', url: new URL(server), signer, maxBatchEntries: 20 }),
  ],
});

async function appendOnAndOn(): Promise<never> {
  for (;;) {
    await log.append({
      ...{ requestId: 'request-1', phase: 'outcome', method: 'GET', decision: 'allowed' },
      records: { ids: [1, 2, 3], businessIds: [1], personalData: ['NAME'] },
    });
    forwarder.notify();
  }
}

await Promise.all(Array.from({ length: 10 }, appendOnAndOn));
