import type { AuditRecord } from '@nexudus-toolkit/audit-log';

/** Refusals that have reason, status and network in common. */
export interface RefusalCount {
  readonly reason: string | undefined;
  readonly status: number;
  readonly network: string | undefined;
  readonly count: number;
  /** Length of their bodies together, in bytes. */
  readonly bytes: number;
}

export interface RefusalCounts {
  add(refusal: Omit<RefusalCount, 'count'>): void;
  /** All that was added since, and begins anew. */
  take(): readonly RefusalCount[];
  readonly isEmpty: boolean;
}

/**
 * Counts refusals exactly, in bounded memory: where they come from more networks than there is room
 * for, the others are counted without theirs. Reasons and statuses are few.
 */
export function createRefusalCounts(maxNetworks: number): RefusalCounts {
  let counts = new Map<string, RefusalCount>();
  let networks = new Set<string>();

  function toCountedNetwork(network: string | undefined): string | undefined {
    if (network === undefined || networks.has(network)) return network;
    if (networks.size >= maxNetworks) return undefined;
    networks.add(network);
    return network;
  }

  return {
    add(refusal) {
      const network = toCountedNetwork(refusal.network);
      const key = `${refusal.reason ?? ''} ${refusal.status} ${network ?? ''}`;
      const before = counts.get(key);
      counts.set(key, {
        ...{ ...refusal, network },
        count: (before?.count ?? 0) + 1,
        bytes: (before?.bytes ?? 0) + refusal.bytes,
      });
    },
    take() {
      const taken = [...counts.values()];
      counts = new Map();
      networks = new Set();
      return taken;
    },
    get isEmpty() {
      return counts.size === 0;
    },
  };
}

export type AnonymousRefusal = AuditRecord & Required<Pick<AuditRecord, 'response'>>;

/** Whether a request was refused of which nobody knows whose it is. */
export function isAnonymousRefusal(record: AuditRecord): record is AnonymousRefusal {
  const { decision, consumer, keyId, response } = record;
  return (
    decision === 'refused' &&
    consumer === undefined &&
    keyId === undefined &&
    response !== undefined
  );
}
