import type { AuditEntry } from '../../../src/index.ts';

const place = {
  schemaVersion: 2,
  logId: '1f312c73-daa9-4818-81ab-41696270c9ab',
  time: '2026-11-20T08:15:30.123Z',
} as const;

/** An entry with every field that there is. */
export const fullEntry: AuditEntry = {
  ...place,
  sequence: 42,
  requestId: 'f3b1c2',
  traceId: '0af7651916cd43dd8448eb211c80319c',
  phase: 'outcome',
  category: 'access',
  consumer: 'support',
  keyId: 'key_1',
  clientAddress: 'fe80::1%eth0',
  operation: 'searchOpenAiChatMessages',
  method: 'GET',
  decision: 'allowed',
  reason: 'from-cache',
  parameters: ['page', 'size'],
  filters: {
    OpenAiChatMessage_CoworkerId: '2026-11.AAAAAAAAAAAAAAAAAAAAAA',
    page: 2,
    orderBy: true,
  },
  upstream: { status: 200, attempts: 2, durationMs: 12.5, queueMs: 3, source: 'coalesced' },
  response: { status: 200, bytes: 903, wasSuccessful: true },
  records: {
    ids: [87_654_321, 87_654_322],
    businessIds: [1, 2],
    personalData: ['name', 'phone'],
    tokenized: ['phone'],
    redacted: ['email'],
    subjects: ['2026-11.BBBBBBBBBBBBBBBBBBBBBB'],
  },
  drift: 3,
  details: { count: 2, periods: ['2026-10'], subjects: ['2026-11.CCCCCCCCCCCCCCCCCCCCCC'] },
};

/** Entries of every kind, the smallest that can be among them. */
export const sampleEntries: Readonly<Record<string, AuditEntry>> = {
  full: fullEntry,
  smallest: { ...place, sequence: 1, requestId: 'a', phase: 'outcome', decision: 'allowed' },
  ...Object.fromEntries(
    (['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'OTHER'] as const).map(
      (method) => [
        method,
        { ...place, sequence: 2, requestId: 'b', phase: 'intent', decision: 'allowed', method },
      ],
    ),
  ),
  refused: {
    ...place,
    sequence: 3,
    requestId: 'c',
    phase: 'outcome',
    decision: 'refused',
    reason: 'key-missing',
    method: 'GET',
    clientAddress: '203.0.113.7',
    response: { status: 401, bytes: 90 },
  },
  aggregated: {
    ...place,
    sequence: 4,
    requestId: 'd',
    phase: 'outcome',
    decision: 'refused',
    operation: 'aggregateRefusals',
    details: {
      count: 12_345,
      since: '2026-11-20T08:00:00.000Z',
      until: '2026-11-20T08:15:00.000Z',
    },
  },
  reading: {
    ...place,
    sequence: 5,
    requestId: 'e',
    phase: 'outcome',
    category: 'reading',
    administrator: 'os:maria',
    operation: 'unmaskSubject',
    decision: 'allowed',
    details: { subjects: ['2026-11.CCCCCCCCCCCCCCCCCCCCCC'], count: 2 },
  },
  upkeep: {
    ...place,
    sequence: 6,
    requestId: 'f',
    phase: 'outcome',
    category: 'upkeep',
    administrator: 'os:maria',
    operation: 'eraseAuditPeriod',
    decision: 'allowed',
    details: { periods: ['2026-05'] },
  },
  recovery: {
    ...place,
    sequence: 7,
    requestId: 'g',
    phase: 'outcome',
    category: 'recovery',
    operation: 'resumeRecording',
    decision: 'allowed',
  },
  unknown: {
    ...place,
    sequence: 8,
    requestId: 'h',
    phase: 'outcome',
    category: 'recovery',
    consumer: 'support',
    operation: 'createOpenAiChatMessage',
    decision: 'unknown',
  },
};
