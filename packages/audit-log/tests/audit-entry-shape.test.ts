import { readFileSync } from 'node:fs';

import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';

import { readAuditEntry, readAuditRecord } from '../src/audit-entry-shape.ts';
import { toCanonicalEntry } from '../src/canonical-entry.ts';
import { AuditRecordError } from '../src/index.ts';
import type { AuditEntry, AuditRecords, AuditResponse, AuditUpstream } from '../src/index.ts';

const schema = JSON.parse(
  readFileSync(new URL('../schema/audit-entry.schema.json', import.meta.url), 'utf8'),
) as object;
const isValid = new Ajv2020({ strict: true, allErrors: true }).compile(schema);

/** Every field there is: the compiler insists on it. */
const complete = {
  schemaVersion: 1,
  logId: 'a1b2c3d4-e5f6-7890-abcd-ef1234567890',
  sequence: 7,
  time: '2026-11-20T08:15:30.123Z',
  requestId: 'req_01.a-b:c',
  traceId: '0af7651916cd43dd8448eb211c80319c',
  phase: 'outcome',
  consumer: 'support',
  keyId: 'key_1',
  clientAddress: '::ffff:127.0.0.1',
  operation: 'searchOpenAiChatMessages',
  method: 'GET',
  decision: 'refused',
  reason: 'upstream-unreachable',
  parameters: ['page', 'from_OpenAiChatMessage_CreatedOn'],
  upstream: { status: 200, attempts: 2, durationMs: 12.5 } satisfies Required<AuditUpstream>,
  response: { status: 200, bytes: 512, wasSuccessful: true } satisfies Required<AuditResponse>,
  records: {
    ids: [87654321],
    businessIds: [1],
    personalData: ['NAME'],
  } satisfies Required<AuditRecords>,
} as const satisfies Required<AuditEntry>;

const minimal = {
  schemaVersion: 1,
  logId: complete.logId,
  sequence: 1,
  time: complete.time,
  requestId: 'r',
  phase: 'intent',
  method: 'OTHER',
  decision: 'allowed',
} as const satisfies AuditEntry;

const canary = 'jane.doe@example.com';

/** What a field must not hold; each line is one fault. */
const faults: { path: string; value: unknown }[] = [
  { path: 'schemaVersion', value: 2 },
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
    isValid(entry);
    expect(isValid.errors).toBeNull();
  });

  it('names the same fields in the schema as in the type, at each level', () => {
    const { properties } = schema as { properties: Record<string, { properties?: object }> };
    expect(Object.keys(properties).toSorted()).toEqual(Object.keys(complete).toSorted());
    for (const nested of ['upstream', 'response', 'records'] as const) {
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

  it.each(['', 'upstream', 'response', 'records'])(
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
});

describe('toCanonicalEntry', () => {
  it('writes an entry in one way only, whatever the order of its fields', () => {
    const reversed = Object.fromEntries(Object.entries(complete).toReversed());
    const text = toCanonicalEntry(readAuditEntry(reversed));
    expect(text).toBe(toCanonicalEntry(complete));
    expect(text).toMatch(/^\{"clientAddress":"::ffff:127\.0\.0\.1","consumer":"support",/);
    expect(readAuditEntry(JSON.parse(text))).toEqual(complete);
  });
});
