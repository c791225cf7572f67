import { readFileSync } from 'node:fs';

import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';

import { readAuditEntry, readAuditRecord } from '../src/audit-entry-shape.ts';
import { toCanonicalEntry } from '../src/canonical-entry.ts';
import { AuditRecordError } from '../src/index.ts';
import type {
  AuditDetails,
  AuditEntry,
  AuditRecords,
  AuditResponse,
  AuditUpstream,
} from '../src/index.ts';

const schema = JSON.parse(
  readFileSync(new URL('../schema/audit-entry.schema.json', import.meta.url), 'utf8'),
) as object;
const isValid = new Ajv2020({ strict: true, allErrors: true }).compile(schema);

/** Every field there is: the compiler insists on it. */
const complete = {
  schemaVersion: 2,
  logId: 'a1b2c3d4-e5f6-7890-abcd-ef1234567890',
  sequence: 7,
  time: '2026-11-20T08:15:30.123Z',
  requestId: 'req_01.a-b:c',
  traceId: '0af7651916cd43dd8448eb211c80319c',
  phase: 'outcome',
  category: 'access',
  consumer: 'support',
  administrator: 'os:root',
  keyId: 'key_1',
  clientAddress: '::ffff:127.0.0.1',
  operation: 'searchOpenAiChatMessages',
  method: 'GET',
  decision: 'refused',
  reason: 'upstream-unreachable',
  parameters: ['page', 'from_OpenAiChatMessage_CreatedOn'],
  filters: {
    OpenAiChatMessage_Business: 5,
    OpenAiChatMessage_FullName: '2026-11.abcdefghijklmnopqrstuv',
    from_OpenAiChatMessage_CreatedOn: '2026-11-20T00:00:00.000Z',
    isNew: true,
  },
  drift: 2,
  details: {
    count: 3,
    since: '2026-11-20T00:00:00.000Z',
    until: '2026-11-21T00:00:00.000Z',
    periods: ['2026-05'],
    firstSequence: 1,
    lastSequence: 9,
    size: 9,
    rootHash: 'ab'.repeat(32),
    ofLog: 'a1b2c3d4-e5f6-7890-abcd-ef1234567890',
    format: 'csv',
    subjects: ['2026-11.abcdefghijklmnopqrstuv'],
    consumers: ['support'],
  } satisfies Required<AuditDetails>,
  upstream: {
    status: 200,
    attempts: 2,
    durationMs: 12.5,
    queueMs: 0.5,
    source: 'coalesced',
  } satisfies Required<AuditUpstream>,
  response: { status: 200, bytes: 512, wasSuccessful: true } satisfies Required<AuditResponse>,
  records: {
    ids: [87654321, 87654322],
    businessIds: [1],
    personalData: ['name'],
    tokenized: ['name'],
    redacted: ['phone'],
    subjects: ['2026-11.abcdefghijklmnopqrstuv'],
  } satisfies Required<AuditRecords>,
} as const satisfies Required<AuditEntry>;

const minimal = {
  schemaVersion: 2,
  logId: complete.logId,
  sequence: 1,
  time: complete.time,
  requestId: 'r',
  phase: 'intent',
  decision: 'allowed',
} as const satisfies AuditEntry;

const canary = 'jane.doe@example.com';

/** What a field must not hold; each line is one fault. */
const faults: { path: string; value: unknown }[] = [
  { path: 'schemaVersion', value: 3 },
  { path: 'logId', value: canary },
  { path: 'sequence', value: 0 },
  { path: 'time', value: '2026-11-20T08:15:30Z' },
  { path: 'requestId', value: canary },
  { path: 'requestId', value: '' },
  { path: 'requestId', value: 'a'.repeat(129) },
  { path: 'requestId', value: undefined },
  { path: 'traceId', value: canary },
  { path: 'phase', value: canary },
  { path: 'consumer', value: 'Jane Doe' },
  { path: 'consumer', value: null },
  { path: 'keyId', value: 5 },
  { path: 'clientAddress', value: canary },
  { path: 'operation', value: 'GET /api/sys/openaichatmessages' },
  { path: 'method', value: 'get' },
  { path: 'decision', value: true },
  { path: 'category', value: canary },
  { path: 'administrator', value: canary },
  { path: 'filters', value: [canary] },
  { path: 'filters.OpenAiChatMessage_FullName', value: 'Jane' },
  { path: 'filters.OpenAiChatMessage_FullName', value: null },
  { path: 'filters', value: { 9: 1 } },
  { path: 'drift', value: -1 },
  { path: 'details.count', value: canary },
  { path: 'details.since', value: '2026-11-20' },
  { path: 'details.periods.0', value: '2026-13' },
  { path: 'details.rootHash', value: canary },
  { path: 'details.ofLog', value: canary },
  { path: 'details.format', value: canary },
  { path: 'details.subjects.0', value: canary },
  { path: 'details.consumers.0', value: canary },
  { path: 'upstream.queueMs', value: canary },
  { path: 'upstream.source', value: canary },
  { path: 'records.tokenized.0', value: canary },
  { path: 'records.redacted.0', value: canary },
  { path: 'records.subjects.0', value: 'coworker:123' },
  { path: 'records.subjects', value: 'coworker:123' },
  { path: 'records.ids', value: canary },
  { path: 'records.ids', value: '5+0' },
  { path: 'records.ids', value: '5+1*' },
  { path: 'reason', value: 'Action: is a required field' },
  { path: 'parameters', value: { page: canary } },
  { path: 'parameters.0', value: `page=${canary}` },
  { path: 'upstream', value: [] },
  { path: 'upstream.status', value: 99 },
  { path: 'upstream.attempts', value: 1.5 },
  { path: 'upstream.durationMs', value: -1 },
  { path: 'response.status', value: undefined },
  { path: 'response.bytes', value: '512' },
  { path: 'response.wasSuccessful', value: 'true' },
  { path: 'records.ids', value: 87654321 },
  { path: 'records.ids.0', value: canary },
  { path: 'records.ids.0', value: -1 },
  { path: 'records.businessIds.0', value: 2 ** 53 },
  { path: 'records.personalData', value: undefined },
  { path: 'records.personalData.0', value: canary },
];

function withValue(path: string, value: unknown): unknown {
  const copy: unknown = structuredClone(complete);
  const names = path.split('.');
  const last = names.pop() ?? '';
  const parent = names.reduce((holder, name) => Reflect.get(Object(holder), name), copy);
  Reflect.set(Object(parent), last, value);
  // As it would look in a store, where undefined means left out.
  return JSON.parse(JSON.stringify(copy));
}

describe('the shape of an entry', () => {
  it.each([
    { name: 'with every field', entry: complete },
    { name: 'with the required fields alone', entry: minimal },
  ])('is the same for the type, the reader and the schema: $name', ({ entry }) => {
    expect(readAuditEntry(entry)).toEqual(entry);
    isValid(JSON.parse(toCanonicalEntry(entry)));
    expect(isValid.errors).toBeNull();
  });

  it('names the same fields in the schema as in the type, at each level', () => {
    const { properties } = schema as { properties: Record<string, { properties?: object }> };
    expect(Object.keys(properties).toSorted()).toEqual(Object.keys(complete).toSorted());
    for (const nested of ['upstream', 'response', 'records', 'details'] as const) {
      expect(Object.keys(properties[nested]?.properties ?? {}).toSorted()).toEqual(
        Object.keys(complete[nested]).toSorted(),
      );
    }
  });

  it.each(faults)('refuses $value as $path, and so does the schema', ({ path, value }) => {
    const entry = withValue(path, value);
    expect(() => readAuditEntry(entry)).toThrow(AuditRecordError);
    expect(isValid(entry)).toBe(false);
  });

  it.each(faults)('names $path and never repeats its value', ({ path, value }) => {
    let error: unknown;
    try {
      readAuditEntry(withValue(path, value));
    } catch (thrown) {
      error = thrown;
    }
    expect(error).toMatchObject({ path });
    expect(String(error)).toContain(path);
    expect(String(error)).not.toContain(canary);
  });

  it.each(['', 'upstream', 'response', 'records', 'details'])(
    'drops a field that it does not know, within "%s"',
    (path) => {
      const name = path === '' ? 'Content' : `${path}.Content`;
      const entry = withValue(name, canary);
      expect(isValid(entry)).toBe(false);
      expect(readAuditEntry(entry)).toEqual(complete);
    },
  );

  it('lets no caller set what the log sets', () => {
    expect(readAuditRecord(complete)).not.toHaveProperty('sequence');
    expect(readAuditRecord(complete)).not.toHaveProperty('logId');
    expect(readAuditRecord(complete)).not.toHaveProperty('time');
  });

  it('copies, so that a caller may reuse its object', () => {
    const ids = [1];
    const record = { ...complete, records: { ...complete.records, ids } };
    const copy = readAuditRecord(record);
    ids.push(2);
    expect(copy.records?.ids).toEqual([1]);
  });

  it('puts the ids of a caller in order, each once', () => {
    const record = { ...complete, records: { ...complete.records, ids: [9, 3, 9, 0] } };
    expect(readAuditRecord(record).records?.ids).toEqual([0, 3, 9]);
  });

  it('reads an entry of version 1', () => {
    const { ids, businessIds } = complete.records;
    const first = { ...minimal, schemaVersion: 1, method: 'GET', parameters: ['page'] };
    const entry = { ...first, records: { ids, businessIds, personalData: ['NAME'] } };
    expect(readAuditEntry(entry)).toEqual(entry);
    expect(toCanonicalEntry(readAuditEntry(entry))).toContain('"ids":[87654321,87654322]');
    isValid(entry);
    expect(isValid.errors).toBeNull();
  });
});

describe('toCanonicalEntry', () => {
  it('writes an entry in one way only, whatever the order of its fields', () => {
    const reversed = Object.fromEntries(Object.entries(complete).toReversed());
    const text = toCanonicalEntry(readAuditEntry(reversed));
    expect(text).toBe(toCanonicalEntry(complete));
    expect(text).toMatch(
      /^\{"administrator":"os:root","category":"access","clientAddress":"::ffff:1/,
    );
    expect(readAuditEntry(JSON.parse(text))).toEqual(complete);
  });
});
