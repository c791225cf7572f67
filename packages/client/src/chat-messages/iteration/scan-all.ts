import type { OpenAiChatMessageSummary } from '@nexudus-toolkit/api-types';

import { createSetMemory, createIdMemory } from './memory.ts';
import { scan } from './scan.ts';
import type { ScanOptions, Slice, Summaries } from './scan.ts';

/**
 * Reads every record of a result in any order.
 *
 * By another field than `Id`, an update may move a record past the place where the scan stands. So
 * wherever anything was written meanwhile, a second scan, by `Id`, brings up the rear.
 */
export async function* scanAll(
  options: ScanOptions,
  { orderBy = 'Id', direction }: Pick<Slice, 'orderBy' | 'direction'>,
): Summaries {
  if (orderBy === 'Id') {
    yield* scan(options, { orderBy, direction, memory: createIdMemory(direction) });
    return;
  }
  const memory = createSetMemory();
  const before = await readState(options);
  yield* scan(options, { orderBy, direction, memory });
  const after = await readState(options);
  if (after.mark === before.mark && after.totalItems === memory.size()) return;

  const rest = scan(options, { orderBy: 'Id', direction: 'asc', memory: createIdMemory('asc') });
  for await (const record of rest) {
    if (!memory.isKnown(record)) yield record;
  }
}

/** What any write changes: which record was written last, and how many there are. */
async function readState({ read, signal }: ScanOptions): Promise<{
  readonly mark: string;
  readonly totalItems: number;
}> {
  const slice = { page: 1, size: 1, orderBy: 'UpdatedOn', direction: 'desc' } as const;
  const { Records, TotalItems } = await read(slice, signal);
  const last: OpenAiChatMessageSummary | undefined = Records[0];
  return { mark: `${TotalItems} ${last?.Id} ${last?.UpdatedOn}`, totalItems: TotalItems };
}
