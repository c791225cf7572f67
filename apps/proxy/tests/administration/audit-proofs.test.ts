import { hashLeaf, isConsistent, isIncluded } from '@nexudus-toolkit/audit-log';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addAccesses, createAuditedLog, type AuditedLog } from '../fixtures/audited-log.ts';
import { administrationCheck } from '../fixtures/description.ts';

interface Proof {
  readonly index: number;
  readonly size: number;
  readonly leafHash: string;
  readonly rootHash: string;
  readonly hashes: readonly string[];
}

interface Consistency {
  readonly fromSize: number;
  readonly size: number;
  readonly fromRootHash: string;
  readonly rootHash: string;
  readonly hashes: readonly string[];
}

let audited: AuditedLog;
beforeAll(async () => {
  audited = await createAuditedLog();
  await addAccesses(audited);
});
afterAll(() => audited[Symbol.asyncDispose]());

const toBytes = (hex: string) => Buffer.from(hex, 'hex');

describe('/audit/entries/{sequence}', () => {
  it.each(['?size=5', '?size=4'])('proves that the entry is in the log%s', async (query) => {
    const { read } = audited;
    const { canonical, entry, proof } = await read<{
      canonical: string;
      entry: object;
      proof: Proof;
    }>(`/audit/entries/3${query}`);
    expect(entry).toMatchObject({ sequence: 3, records: { ids: [2, 100] } });
    expect(proof).toMatchObject({ index: 2, size: query === '?size=5' ? 5 : 4 });
    const { index, size, rootHash, hashes } = proof;
    const claim = { index, size, rootHash: toBytes(rootHash), proof: hashes.map(toBytes) };
    expect(isIncluded({ ...claim, leafHash: hashLeaf(canonical) })).toBe(true);
    expect(isIncluded({ ...claim, leafHash: hashLeaf(`${canonical} `) })).toBe(false);
  });

  it.each<[string, number]>([
    ['/audit/entries/999', 404],
    ['/audit/entries/0', 400],
    ['/audit/entries/x', 400],
    ['/audit/entries/3?size=2', 400],
    ['/audit/entries/3?size=999', 400],
    ['/audit/entries/3?log=00000000-0000-4000-8000-000000000000', 404],
    ['/audit/entries/3?consumer=crm', 400],
  ])('answers %s with %i', async (target, status) => {
    const answer = await audited.get(target);
    expect(answer.status).toBe(status);
    expect(administrationCheck.findUndescribed('readAuditEntry', answer)).toEqual([]);
  });
});

describe('/audit/consistency', () => {
  it('proves that the log has only grown', async () => {
    const { read } = audited;
    const proof = await read<Consistency>('/audit/consistency?from=3&size=5');
    const { fromSize, size, fromRootHash, rootHash, hashes } = proof;
    const roots = { fromRootHash: toBytes(fromRootHash), toRootHash: toBytes(rootHash) };
    const claim = { from: fromSize, to: size, ...roots, proof: hashes.map(toBytes) };
    expect(isConsistent(claim)).toBe(true);
    expect(isConsistent({ ...claim, fromRootHash: roots.toRootHash })).toBe(false);
  });

  it.each(['', '?from=999', '?from=2&size=1', '?from=-1'])('refuses "%s"', async (query) => {
    const answer = await audited.get(`/audit/consistency${query}`);
    expect(answer.status).toBe(400);
  });
});

describe('/audit/logs', () => {
  it('lists the log with its tree', async () => {
    const { read, log } = audited;
    const { logs } = await read<{ logs: object[] }>('/audit/logs');
    const { logId } = await log.append({ requestId: 'r', phase: 'outcome', decision: 'allowed' });
    expect(logs).toMatchObject([{ logId, kind: 'access', lastTime: '2026-11-20T08:05:00.000Z' }]);
  });
});
