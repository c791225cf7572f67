import type { OpenAiChatMessageSummary } from '@nexudus-toolkit/api-types';

import type { Slice, Summaries } from './scan.ts';

/** Fields whose order is the same here as at the API: never null, and no text in a language. */
const mergeable: readonly Slice['orderBy'][] = ['Id', 'CreatedOn', 'UpdatedOn'];

/** @throws RangeError when results cannot be merged in this order. */
export function assertMergeable(orderBy: Slice['orderBy'] = 'Id', where: string): void {
  if (mergeable.includes(orderBy)) return;
  throw new RangeError(
    `${where} must be ${mergeable.join(', ')} for several businesses: they are read one by one`,
  );
}

/** Merges results that are each in this order into one; a record in two of them comes once. */
export async function* mergeScans(
  scans: readonly Summaries[],
  { orderBy = 'Id', direction }: Pick<Slice, 'orderBy' | 'direction'>,
): Summaries {
  const sign = direction === 'desc' ? -1 : 1;
  const keyOf = (record: OpenAiChatMessageSummary): number =>
    sign * (orderBy === 'Id' ? record.Id : Date.parse(String(Reflect.get(record, orderBy))));
  const known = new Set<number>();
  try {
    const heads = await Promise.all(
      scans.map(async (source) => ({ source, result: await source.next() })),
    );
    for (;;) {
      let first: { source: Summaries; record: OpenAiChatMessageSummary } | undefined;
      let index = -1;
      for (const [position, { source, result }] of heads.entries()) {
        if (result.done === true) continue;
        const { value } = result;
        if (first && keyOf(first.record) <= keyOf(value)) continue;
        first = { source, record: value };
        index = position;
      }
      if (!first) return;
      if (!known.has(first.record.Id)) yield first.record;
      known.add(first.record.Id);
      heads[index] = { source: first.source, result: await first.source.next() };
    }
  } finally {
    // Not awaited: one of them may be waiting for an answer that nobody wants any more.
    for (const source of scans) source.return().catch(() => undefined);
  }
}
