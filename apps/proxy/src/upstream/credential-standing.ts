import type { Operation, OperationId } from '@nexudus-toolkit/validation';

/** Where the service account stands with Nexudus, operation by operation, as its answers told last. */
export interface CredentialStanding {
  accept(operation: Operation): void;
  refuse(operation: Operation): void;
  /** Whether all that was called of late was refused: more than a missing role, most likely. */
  isRefusedAltogether(): boolean;
  /** What was refused of late, a line for each operation. */
  readonly warnings: readonly string[];
}

interface Verdict {
  readonly operation: Operation;
  readonly isAccepted: boolean;
  readonly atMs: number;
}

/** An answer that is older says nothing of the present: roles come and go. */
const lifetimeMs = 60 * 60_000;

export function createCredentialStanding(clock: () => Date): CredentialStanding {
  const verdicts = new Map<OperationId, Verdict>();
  const now = () => clock().getTime();
  const note = (operation: Operation, isAccepted: boolean) =>
    verdicts.set(operation.id, { operation, isAccepted, atMs: now() });
  const listRecent = () => [...verdicts.values()].filter(({ atMs }) => now() - atMs < lifetimeMs);
  return {
    accept(operation) {
      note(operation, true);
    },
    refuse(operation) {
      note(operation, false);
    },
    isRefusedAltogether() {
      const recent = listRecent();
      return recent.length > 0 && !recent.some(({ isAccepted }) => isAccepted);
    },
    get warnings() {
      return listRecent()
        .filter(({ isAccepted }) => !isAccepted)
        .map(({ operation: { id, role }, atMs }) => {
          const at = new Date(atMs).toISOString();
          return `Nexudus refused the service account for ${id} (last at ${at}): it may lack the role ${String(role)}`;
        });
    },
  };
}
