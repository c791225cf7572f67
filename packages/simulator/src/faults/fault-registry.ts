import type { Operation } from '@nexudus-toolkit/validation';
import type { AnswerFault, DriftFault, Fault } from './fault.ts';
import { parseFault } from './parse-fault.ts';

/** A fault that is waiting for requests. */
export type RegisteredFault = Fault & {
  readonly id: string;
};

/** The faults that requests run into. */
export interface FaultRegistry {
  /**
   * Adds a fault behind those there are.
   *
   * @returns its id
   * @throws FaultError if it is no fault
   */
  add(fault: Fault): string;
  /** The faults there are, `times` counting down. */
  list(): readonly RegisteredFault[];
  /** @returns whether there was such a fault */
  remove(id: string): boolean;
  clear(): void;
}

/** What strikes one request. */
export interface StrikingFaults {
  readonly latencyMs: number;
  readonly ignoresFilters: boolean;
  readonly drifts: readonly DriftFault[];
  /** The first fault that takes the place of the answer; later ones wait for the next request. */
  readonly answer: AnswerFault | undefined;
}

const unharmed: StrikingFaults = {
  latencyMs: 0,
  ignoresFilters: false,
  drifts: [],
  answer: undefined,
};

interface Entry {
  readonly id: string;
  readonly fault: Fault;
  remaining: number;
}

export function createFaultRegistry(): FaultRegistry & {
  /** Takes what strikes a request to `operation`, and counts it. */
  take(operation: Operation | undefined): StrikingFaults;
} {
  let entries: readonly Entry[] = [];
  let added = 0;

  return {
    add(fault) {
      added += 1;
      const parsed = parseFault(fault);
      const entry = { id: String(added), fault: parsed, remaining: parsed.times ?? Infinity };
      entries = [...entries, entry];
      return entry.id;
    },
    list: () =>
      entries.map(({ id, fault, remaining }) => ({
        ...fault,
        ...(Number.isFinite(remaining) ? { times: remaining } : {}),
        id,
      })),
    remove(id) {
      const before = entries.length;
      entries = entries.filter((entry) => entry.id !== id);
      return entries.length < before;
    },
    clear() {
      entries = [];
    },
    take(operation) {
      if (entries.length === 0) return unharmed;
      let striking = unharmed;
      for (const entry of entries.filter(({ fault }) => strikes(fault, operation))) {
        const next = join(striking, entry.fault);
        if (next !== striking) entry.remaining -= 1;
        striking = next;
      }
      entries = entries.filter(({ remaining }) => remaining > 0);
      return striking;
    },
  };
}

function strikes(fault: Fault, operation: Operation | undefined): boolean {
  if (fault.operation !== undefined && fault.operation !== operation?.id) return false;
  if (fault.kind === 'ignore-filters') return operation?.id === 'searchOpenAiChatMessages';
  if (fault.kind === 'unsuccessful')
    return operation?.effect === 'write' && operation.role !== null;
  return true;
}

function join(striking: StrikingFaults, fault: Fault): StrikingFaults {
  if (fault.kind === 'latency')
    return { ...striking, latencyMs: striking.latencyMs + fault.latencyMs };
  if (fault.kind === 'ignore-filters') return { ...striking, ignoresFilters: true };
  if (fault.kind === 'drift') return { ...striking, drifts: [...striking.drifts, fault] };
  return striking.answer ? striking : { ...striking, answer: fault };
}
