import {
  array,
  assert,
  constantFrom,
  dictionary,
  integer,
  nat,
  oneof,
  option,
  property,
  record,
  uniqueArray,
} from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { AuditEntry } from '../src/index.ts';
import { readAuditEntry, readAuditRecord } from '../src/audit-entry-shape.ts';
import { placeEntry, toCanonicalEntry, toPlaceableEntry } from '../src/canonical-entry.ts';
import { scanEntry } from '../src/scan-entry.ts';

const logId = 'b4f31c0e-7d5a-4c39-9a51-0f0c6a3b9f21';
const time = '2026-11-20T08:15:30.123Z';
const orNot = { requiredKeys: [] as [] };
const names = array(constantFrom('NAME', 'a.b:c_d-e', '_9'), { maxLength: 3 });
const ids = array(oneof(nat(), constantFrom(0, Number.MAX_SAFE_INTEGER)), { maxLength: 3 }).map(
  (given) => [...new Set(given)].sort((one, other) => one - other),
);
const pseudonyms = uniqueArray(
  constantFrom(
    '2026-11.abcdefghijklmnopqrstuv',
    '2026-11.zbcdefghijklmnopqrstuv',
    '2026-12._a-defghijklmnopqrstuv',
  ),
).map((given) => given.sort());

/** Any combination of the fields that an entry may have. */
const entries = record(
  {
    administrator: constantFrom('os:root'),
    category: constantFrom('access', 'reading'),
    clientAddress: constantFrom('10.0.0.1', '::1', 'fe80::1%eth0'),
    consumer: constantFrom('support', '9'),
    details: record({ count: nat(), since: constantFrom(time), subjects: pseudonyms }, orNot),
    drift: nat(),
    filters: dictionary(
      constantFrom('OpenAiChatMessage_Business', 'Z', 'a', 'aa', '_9'),
      oneof(nat(), constantFrom(true, -3, 1.5, 1e21, time, '2026-11.abcdefghijklmnopqrstuv')),
    ),
    keyId: constantFrom('k1'),
    method: constantFrom('GET', 'OTHER'),
    operation: constantFrom('getOpenAiChatMessage'),
    parameters: names,
    reason: constantFrom('key-missing', 'a'),
    records: record(
      {
        ...{ ids, businessIds: ids, personalData: names },
        ...{ tokenized: names, redacted: names, subjects: pseudonyms },
      },
      { requiredKeys: ['ids', 'businessIds', 'personalData'] },
    ),
    response: record({
      status: integer({ min: 100, max: 599 }),
      bytes: nat(),
      wasSuccessful: constantFrom(true),
    }),
    traceId: constantFrom('0af7651916cd43dd8448eb211c80319c'),
    upstream: record(
      {
        attempts: nat(),
        durationMs: constantFrom(0, 12.25, 1e-9, 1e21, 3),
        queueMs: constantFrom(0, 0.5),
        source: constantFrom('cache', 'coalesced'),
        status: constantFrom(200),
      },
      { requiredKeys: ['attempts', 'durationMs'] },
    ),
    version: constantFrom(1, 2),
  },
  { requiredKeys: ['version'] },
).map(({ version, ...fields }): AuditEntry => ({
  ...fields,
  ...{ logId, time, schemaVersion: version, sequence: 7 },
  ...{ requestId: 'r-1', phase: 'outcome', decision: 'allowed' },
}));

function isEntry(text: string): boolean {
  try {
    readAuditEntry(JSON.parse(text));
    return true;
  } catch {
    return false;
  }
}

describe('placeEntry', () => {
  it('writes the canonical form of any entry', () => {
    assert(
      property(entries, (entry) => {
        const placeable = toPlaceableEntry({ ...readAuditRecord(entry), time });
        const canonical = toCanonicalEntry({ ...entry, schemaVersion: 2 });
        expect(placeEntry(placeable, logId, 7)).toBe(canonical);
      }),
    );
  });
});

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
