import { describe, expect, it } from 'vitest';

import { toCanonicalEntry } from '../../src/canonical-entry.ts';
import { createEntryOtlpSink } from '../../src/index.ts';
import type { AuditRecord } from '../../src/index.ts';
import { appendMany, createPlace, openLog, toRecord } from '../fixtures/temporary-log.ts';
import { deliver, eventually, listen, startForwarder, toBatch } from './fixtures.ts';
import type { TestServer } from './fixtures.ts';
import { readExportRequest, toExportResponse } from './otlp-messages.ts';

const clock = (): Date => new Date('2026-11-21T12:00:00.250Z');
const time = '2026-11-21T10:00:00.123Z';
const logId = '1f312c73-daa9-4818-81ab-41696270c9ab';

const accept = (): Promise<TestServer> =>
  listen((_request, response) => response.writeHead(200).end());

async function send(record: Partial<AuditRecord>): Promise<ReturnType<typeof readExportRequest>> {
  const server = await accept();
  const sink = createEntryOtlpSink({ name: 'otlp', url: server.url, clock });
  const entry = toCanonicalEntry({
    ...{ schemaVersion: 2, logId, sequence: 7, time },
    ...toRecord(record),
  });
  const entries = [{ sequence: 7, entry }];
  await deliver(sink, { logId, firstSequence: 7, lastSequence: 7, entries });
  const [request] = server.requests;
  expect(request?.headers['content-type']).toBe('application/x-protobuf');
  const read = readExportRequest(request?.body ?? Buffer.alloc(0));
  expect(read.records[0]?.body).toBe(entry);
  return read;
}

describe('createEntryOtlpSink', () => {
  it('sends entries as log records, under the names of the semantic conventions', async () => {
    const { records, resource } = await send({
      traceId: '4bf92f3577b34da6a3ce929d0e0e4736',
      keyId: 'key-1',
      clientAddress: '192.0.2.1',
      response: { status: 200, bytes: 10 },
      records: { ids: [3, 5], businessIds: [1], personalData: ['NAME'] },
    });
    expect(resource).toEqual({ 'service.name': 'nexudus-proxy' });
    expect(records).toMatchObject([
      {
        eventName: 'nexudus.audit.access',
        timeUnixNano: BigInt(Date.parse(time)) * 1_000_000n,
        observedTimeUnixNano: BigInt(clock().getTime()) * 1_000_000n,
        severityNumber: 9,
        severityText: 'INFO',
        traceId: '4bf92f3577b34da6a3ce929d0e0e4736',
        spanId: '',
        attributes: {
          'log.record.uid': `${logId}:7`,
          'client.address': '192.0.2.1',
          'http.request.method': 'GET',
          'http.response.status_code': 200,
          'nexudus.audit.consumer': 'support',
          'nexudus.audit.decision': 'allowed',
          'nexudus.audit.key_id': 'key-1',
          'nexudus.audit.log_id': logId,
          'nexudus.audit.operation': 'getOpenAiChatMessage',
          'nexudus.audit.phase': 'outcome',
          'nexudus.audit.record_count': 2,
          'nexudus.audit.request_id': 'request-1',
          'nexudus.audit.sequence': 7,
        },
      },
    ]);
  });

  it.each([
    {
      record: { decision: 'refused', reason: 'key-missing', method: 'OTHER' },
      expected: { 'error.type': 'key-missing', 'http.request.method': '_OTHER' },
    },
    { record: { decision: 'unknown' }, expected: { 'error.type': 'unknown' } },
  ] as const)('makes a warning of what was not allowed: $record', async ({ record, expected }) => {
    const { records } = await send(record);
    expect(records).toMatchObject([{ severityNumber: 13, attributes: expected }]);
  });

  it('names the event after the category', async () => {
    const { records } = await send({ category: 'upkeep', administrator: 'os:root' });
    expect(records).toMatchObject([
      {
        eventName: 'nexudus.audit.upkeep',
        attributes: { 'nexudus.audit.administrator': 'os:root' },
      },
    ]);
  });

  it('sends on what is no entry, for others to see', async () => {
    const server = await accept();
    const sink = createEntryOtlpSink({ name: 'otlp', url: server.url, resource: { a: 'b' } });
    const entries = [{ sequence: 7, entry: 'forged' }];
    await deliver(sink, { logId, firstSequence: 7, lastSequence: 7, entries });
    const { records, resource } = readExportRequest(server.requests[0]?.body ?? Buffer.alloc(0));
    expect(resource).toMatchObject({ a: 'b' });
    expect(records).toMatchObject([
      { body: 'forged', attributes: { 'log.record.uid': `${logId}:7` }, severityText: 'WARN' },
    ]);
  });

  it('counts what a collector drops, and does not send it again', async () => {
    const place = createPlace();
    const log = await openLog({ url: place.url });
    await Promise.all(appendMany(log, 5));
    const server = await listen((_request, response) => {
      response.writeHead(200).end(toExportResponse(2));
    });
    const sink = createEntryOtlpSink({ name: 'otlp', url: server.url });
    const forwarder = startForwarder(place, log, { sinks: [sink] });
    await eventually(() => {
      expect(forwarder.report()).toMatchObject([
        { state: 'idle', forwarded: 3, refused: { entries: 2, firstSequence: 1, lastSequence: 5 } },
      ]);
    });
    expect(server.requests).toHaveLength(1);
    expect(forwarder.events).toMatchObject([{ kind: 'refused', lastSequence: 5 }]);
  });

  it('takes an answer that is none for a plain yes', async () => {
    const server = await listen((_request, response) => {
      response.writeHead(200).end('<html>Hello</html>');
    });
    const sink = createEntryOtlpSink({ name: 'otlp', url: server.url });
    await expect(deliver(sink, toBatch([1]))).resolves.toBeUndefined();
  });

  it('sends a batch again after 429, and with the headers it is given', async () => {
    const place = createPlace();
    const log = await openLog({ url: place.url });
    await Promise.all(appendMany(log, 2));
    let answers = 0;
    const server = await listen((_request, response) => {
      answers += 1;
      response.writeHead(answers === 1 ? 429 : 200).end();
    });
    const headers = { Authorization: 'Bearer secret', 'Content-Type': 'text/plain' };
    const sink = createEntryOtlpSink({ name: 'otlp', url: server.url, headers });
    const forwarder = startForwarder(place, log, { sinks: [sink] });
    await eventually(() => {
      expect(forwarder.report()).toMatchObject([{ state: 'idle', forwarded: 2, failed: 1 }]);
    });
    for (const request of server.requests) {
      expect(request.headers).toMatchObject({
        authorization: 'Bearer secret',
        'content-type': 'application/x-protobuf',
      });
    }
  });

  it('refuses plain text to another machine', () => {
    const url = new URL('http://collector:4318/v1/logs');
    expect(() => createEntryOtlpSink({ name: 'otlp', url })).toThrow(RangeError);
    expect(createEntryOtlpSink({ name: 'otlp', url, isPlainAllowed: true }).name).toBe('otlp');
  });
});
