/** How the slots for requests in flight are shared out. */
export interface SlotPlan {
  readonly slots: number;
  /** Of all consumers that there are, by name. */
  readonly weights: ReadonlyMap<string, number>;
}

export interface SlotRequest {
  readonly consumer: string;
  /** Largest number of slots that the consumer may hold, whatever is free. */
  readonly ceiling: number | undefined;
}

/** Why a consumer gets no slot: its own ceiling, or that there is none left for it. */
export type SlotRefusal = 'ceiling' | 'full';

export interface RequestSlots {
  /** Takes a slot; the function returned gives it back, once however often it is called. */
  take(plan: SlotPlan, request: SlotRequest): (() => void) | SlotRefusal;
}

/**
 * Shares slots by weight, without a queue. One rule: a consumer gets a slot if it holds fewer than
 * its part, or if fewer than all slots are held. So nobody can keep a consumer from its part, and
 * what some leave unused is for everybody. Slots that were lent are not called back: when those they
 * were lent by want their part meanwhile, more than all are held until the loans end, but never more
 * than twice as many, for parts add up to all slots (or to one for each consumer, if that is more).
 */
export function createRequestSlots(): RequestSlots {
  const heldBy = new Map<string, number>();
  let held = 0;
  return {
    take(plan, { consumer, ceiling }) {
      const own = heldBy.get(consumer) ?? 0;
      if (ceiling !== undefined && own >= ceiling) return 'ceiling';
      if (held >= plan.slots && own >= toPart(plan, consumer)) return 'full';
      heldBy.set(consumer, own + 1);
      held += 1;
      let isHeld = true;
      return () => {
        if (!isHeld) return;
        isHeld = false;
        held -= 1;
        const left = (heldBy.get(consumer) ?? 1) - 1;
        if (left > 0) heldBy.set(consumer, left);
        else heldBy.delete(consumer);
      };
    },
  };
}

/** The consumer's part of all slots, rounded down, but one at least. */
function toPart({ slots, weights }: SlotPlan, consumer: string): number {
  let total = 0;
  for (const weight of weights.values()) total += weight;
  return Math.max(1, Math.floor((slots * (weights.get(consumer) ?? 0)) / total));
}
