import type { AuditRecord } from '@nexudus-toolkit/audit-log';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createRefusalAggregation } from '../../src/recording/refusal-aggregation.ts';
import { createFakeAuditLog } from '../fixtures/fake-audit-log.ts';

const windowMs = 5_000;
const refusal = (clientAddress?: string, more: Partial<AuditRecord> = {}): AuditRecord => ({
  ...{ requestId: 'r', phase: 'outcome', decision: 'refused', reason: 'key-missing' },
  ...(clientAddress === undefined ? {} : { clientAddress }),
  response: { status: 401, bytes: 10 },
  ...more,
});

function create({ maxEntries = 2, maxNetworks = 2 } = {}) {
  const auditLog = createFakeAuditLog();
  const warnings: object[] = [];
  let ids = 0;
  const onCounted = vi.fn();
  const aggregation = createRefusalAggregation({
    ...{ auditLog, onCounted, maxEntries, maxNetworks, windowMs },
    logger: { warn: (line: object) => void warnings.push(line) },
    clock: () => new Date(),
    newRequestId: () => `a-${(ids += 1)}`,
  });
  const recordAll = async (...records: AuditRecord[]) => {
    for (const record of records) await aggregation.record(record);
  };
  const listCounts = () =>
    auditLog.entries
      .filter(({ operation }) => operation === 'aggregateRefusals')
      .map(({ reason, response, clientAddress, details }) =>
        [reason, response?.status, clientAddress ?? '-', details?.count].join(' '),
      );
  const close = () => aggregation.close();
  return { ...{ auditLog, warnings, onCounted, recordAll, listCounts }, close };
}

beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2026-11-21T10:00:00.000Z') });
});
afterEach(() => {
  vi.useRealTimers();
});

describe('createRefusalAggregation', () => {
  it('writes the first ones of a window one by one, and counts the rest by what they share', async () => {
    const { auditLog, recordAll, listCounts, onCounted } = create();
    await recordAll(
      ...[refusal('203.0.113.1'), refusal('203.0.113.2')], // one by one
      ...[refusal('203.0.113.3'), refusal('203.0.113.4')],
      refusal('203.0.113.3', { reason: 'path-unknown', response: { status: 404, bytes: 1 } }),
      ...[refusal('2001:db8::1'), refusal('198.51.100.1'), refusal('198.51.101.1'), refusal()],
    );
    expect(auditLog.entries).toHaveLength(2);
    expect(onCounted).toHaveBeenCalledTimes(7);
    await vi.advanceTimersByTimeAsync(windowMs);
    expect(listCounts()).toEqual([
      'key-missing 401 203.0.113.0 2',
      'path-unknown 404 203.0.113.0 1',
      'key-missing 401 2001:db8:: 1',
      'key-missing 401 - 3', // more networks than there is room for, and no address at all
    ]);
    expect(auditLog.entries[2]).toEqual({
      ...{ requestId: 'a-1', phase: 'outcome', decision: 'refused', reason: 'key-missing' },
      ...{ operation: 'aggregateRefusals', clientAddress: '203.0.113.0' },
      response: { status: 401, bytes: 20 },
      details: {
        count: 2,
        since: '2026-11-21T10:00:00.000Z',
        until: '2026-11-21T10:00:05.000Z',
      },
    });
  });

  it('begins anew with each window', async () => {
    const { auditLog, recordAll, listCounts } = create();
    const four = [refusal(), refusal(), refusal(), refusal()];
    await recordAll(...four);
    await vi.advanceTimersByTimeAsync(windowMs);
    await recordAll(...four);
    await vi.advanceTimersByTimeAsync(windowMs);
    expect(listCounts()).toEqual(['key-missing 401 - 2', 'key-missing 401 - 2']);
    expect(auditLog.entries).toHaveLength(6);
    await vi.advanceTimersByTimeAsync(10 * windowMs);
    expect(auditLog.entries).toHaveLength(6);
    expect(vi.getTimerCount()).toBe(0);
  });

  it.each([
    ['of a known consumer', { consumer: 'crm' }],
    ['with the id of a key', { keyId: 'k' }],
    ['that was allowed', { decision: 'allowed' }],
  ] as const)('counts no request %s', async (_, more) => {
    const { auditLog, recordAll } = create({ maxEntries: 0 });
    await recordAll(refusal(undefined, more), refusal(undefined, more));
    expect(auditLog.entries).toHaveLength(2);
  });

  it('writes what was counted at the end', async () => {
    const { recordAll, close, listCounts } = create({ maxEntries: 0 });
    await recordAll(refusal(), refusal(), refusal());
    await close();
    expect(listCounts()).toEqual(['key-missing 401 - 3']);
  });

  it('does not count what could not be recorded', async () => {
    const { auditLog, recordAll, listCounts, close } = create({ maxEntries: 1 });
    auditLog.setBroken(true);
    await expect(recordAll(refusal())).rejects.toThrow();
    await expect(recordAll(refusal())).rejects.toThrow();
    auditLog.setBroken(false);
    await recordAll(refusal());
    await close();
    expect(listCounts()).toEqual(['key-missing 401 - 1']);
  });

  it('keeps its counts until they are written, under the same request id', async () => {
    const { auditLog, recordAll, listCounts, warnings } = create({ maxEntries: 0 });
    await recordAll(refusal(), refusal());
    auditLog.setBroken(true);
    await vi.advanceTimersByTimeAsync(windowMs);
    expect(warnings).toEqual([{ refusals: 2 }]);
    auditLog.setBroken(false);
    await auditLog.probe();
    await recordAll(refusal());
    await vi.advanceTimersByTimeAsync(2 * windowMs);
    expect(listCounts()).toEqual(['key-missing 401 - 2', 'key-missing 401 - 1']);
    expect(auditLog.entries.map(({ requestId }) => requestId)).toEqual(['a-1', 'a-2']);
  });

  it('says how many were lost, if it ends without having written them', async () => {
    const { auditLog, recordAll, close, warnings } = create({ maxEntries: 0 });
    await recordAll(refusal(), refusal());
    auditLog.setBroken(true);
    await close();
    expect(warnings.at(-1)).toEqual({ refusals: 2 });
  });
});
