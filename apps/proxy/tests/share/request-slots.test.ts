import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRequestSlots, type SlotPlan } from '../../src/share/request-slots.ts';

const toPlan = (slots: number, weights: Record<string, number>): SlotPlan => ({
  slots,
  weights: new Map(Object.entries(weights)),
});

/** Takes as many as there are, up to a limit. */
function takeAll(
  slots: ReturnType<typeof createRequestSlots>,
  plan: SlotPlan,
  consumer: string,
  ceiling?: number,
) {
  const taken: (() => void)[] = [];
  for (;;) {
    const slot = slots.take(plan, { consumer, ceiling });
    if (typeof slot === 'string' || taken.length === 1_000) return { taken, refusal: slot };
    taken.push(slot);
  }
}

describe('createRequestSlots', () => {
  it('lets one consumer use what the others leave, and no more than all', () => {
    const { taken, refusal } = takeAll(createRequestSlots(), toPlan(8, { a: 1, b: 1 }), 'a');
    expect([taken.length, refusal]).toEqual([8, 'full']);
  });

  it.each([
    [8, { a: 1, b: 1 }, 4],
    [8, { a: 1, b: 3 }, 6],
    [10, { a: 1, b: 1, c: 1 }, 3],
    [2, { a: 100, b: 1 }, 1],
    [1, { a: 1, b: 1 }, 1],
    [8, { a: 1, b: 0.5 }, 2],
  ])('keeps a part of %i with %j for who comes late', (count, weights, part) => {
    const slots = createRequestSlots();
    const plan = toPlan(count, weights);
    takeAll(slots, plan, 'a');
    const { taken, refusal } = takeAll(slots, plan, 'b');
    expect([taken.length, refusal]).toEqual([part, 'full']);
  });

  it('takes back what was lent when it is given back, not before', () => {
    const slots = createRequestSlots();
    const plan = toPlan(4, { a: 1, b: 1 });
    const lent = takeAll(slots, plan, 'a').taken;
    takeAll(slots, plan, 'b');
    // Six are held of four: nothing is free until three are given back.
    const refusals = lent.map((release) => {
      release();
      const slot = slots.take(plan, { consumer: 'a', ceiling: undefined });
      if (typeof slot !== 'string') slot();
      return slot;
    });
    expect(refusals.slice(0, 2)).toEqual(['full', 'full']);
    expect(refusals[2]).toBeTypeOf('function');
  });

  it('holds a consumer to its ceiling, whatever is free', () => {
    const { taken, refusal } = takeAll(createRequestSlots(), toPlan(8, { a: 1 }), 'a', 3);
    expect([taken.length, refusal]).toEqual([3, 'ceiling']);
  });

  it('counts a slot that is given back twice once', () => {
    const slots = createRequestSlots();
    const plan = toPlan(2, { a: 1 });
    const [first] = takeAll(slots, plan, 'a').taken;
    first?.();
    first?.();
    expect(takeAll(slots, plan, 'a').taken).toHaveLength(1);
  });

  it('follows a plan that changes', () => {
    const slots = createRequestSlots();
    takeAll(slots, toPlan(2, { a: 1 }), 'a');
    expect(takeAll(slots, toPlan(5, { a: 1 }), 'a').taken).toHaveLength(3);
    expect(takeAll(slots, toPlan(1, { a: 1, b: 1 }), 'b').taken).toHaveLength(1);
  });

  it('never refuses a consumer below its part, and never holds more than twice as many', () => {
    const weight = fc.integer({ min: 1, max: 9 });
    fc.assert(
      fc.property(
        fc.integer({ min: 3, max: 20 }),
        fc.record({ a: weight, b: weight, c: weight }),
        fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.boolean()), { maxLength: 300 }),
        (count, weights, steps) => {
          const total = weights.a + weights.b + weights.c;
          const slots = createRequestSlots();
          const held = {
            a: [] as (() => void)[],
            b: [] as (() => void)[],
            c: [] as (() => void)[],
          };
          const countHeld = () => held.a.length + held.b.length + held.c.length;
          for (const [consumer, isTaking] of steps) {
            const own = held[consumer];
            if (!isTaking) {
              own.pop()?.();
              continue;
            }
            const part = Math.floor((count * weights[consumer]) / total);
            const mustGet = own.length < part || countHeld() < count;
            const slot = slots.take(toPlan(count, weights), { consumer, ceiling: undefined });
            if (mustGet) expect(slot).toBeTypeOf('function');
            if (typeof slot !== 'string') own.push(slot);
            expect(countHeld()).toBeLessThanOrEqual(2 * count);
          }
        },
      ),
    );
  });
});
