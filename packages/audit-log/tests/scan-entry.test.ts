import {
  array,
  assert,
  constantFrom,
  integer,
  nat,
  oneof,
  option,
  property,
  record,
} from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { AuditEntry } from '../src/index.ts';
import { readAuditEntry } from '../src/audit-entry-shape.ts';
import { toCanonicalEntry } from '../src/canonical-entry.ts';
import { scanEntry } from '../src/scan-entry.ts';

const logId = 'b4f31c0e-7d5a-4c39-9a51-0f0c6a3b9f21';
const time = '2026-11-20T08:15:30.123Z';
const orNot = { requiredKeys: [] as [] };
const names = array(constantFrom('NAME', 'a.b:c_d-e', '_9'), { maxLength: 3 });
const ids = array(oneof(nat(), constantFrom(0, Number.MAX_SAFE_INTEGER)), { maxLength: 3 });

/** Any combination of the fields that an entry may have. */
const entries = record(
  {
    clientAddress: constantFrom('10.0.0.1', '::1', 'fe80::1%eth0'),
    consumer: constantFrom('support', '9'),
    keyId: constantFrom('k1'),
    operation: constantFrom('getOpenAiChatMessage'),
    parameters: names,
    reason: constantFrom('key-missing', 'a'),
    records: record({ ids, businessIds: ids, personalData: names }),
    response: record({
      status: integer({ min: 100, max: 599 }),
      bytes: nat(),
      wasSuccessful: constantFrom(true),
    }),
    traceId: constantFrom('0af7651916cd43dd8448eb211c80319c'),
    upstream: record({ attempts: nat(), durationMs: constantFrom(0, 12.25, 1e-9, 1e21, 3) }),
  },
  orNot,
).map((fields): AuditEntry => ({
  ...fields,
  ...{ logId, time, schemaVersion: 1, sequence: 7 },
  ...{ requestId: 'r-1', phase: 'outcome', method: 'GET', decision: 'allowed' },
}));

function isEntry(text: string): boolean {
  try {
    readAuditEntry(JSON.parse(text));
    return true;
  } catch {
    return false;
  }
}

describe('scanEntry', () => {
  it('finds the place of any entry', () => {
    assert(
      property(entries, (entry) => {
        expect(scanEntry(toCanonicalEntry(entry))).toMatchObject({ logId, time, sequence: 7 });
      }),
    );
  });

  it('takes nothing for an entry that the shape refuses', () => {
    const other = constantFrom('"', ',', '0', '-', '.', 'e', 'x', ' ', '{', ']', '\\', '\n', 'é');
    assert(
      property(entries, nat(), option(other), (entry, at, character) => {
        const text = toCanonicalEntry(entry);
        const place = at % text.length;
        const changed = `${text.slice(0, place)}${character ?? ''}${text.slice(place + 1)}`;
        expect(scanEntry(changed) !== undefined).toBe(isEntry(changed));
      }),
      { numRuns: 2000 },
    );
  });

  it.each(['', '{}', 'null', '[]', '"', '{"sequence":7}', `\ufeff{}`])(
    'finds none in %j',
    (text) => {
      expect(scanEntry(text)).toBeUndefined();
    },
  );
});
