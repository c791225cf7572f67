import type { OpenAiChatMessageSummary } from '@nexudus-toolkit/api-types';

import type { ChatMessageListing } from '../filter.ts';

/** What a scan remembers of the records that it has read. */
export interface Memory {
  /** Whether a record has been read, or would have come before one that has. */
  readonly isKnown: (record: OpenAiChatMessageSummary) => boolean;
  readonly add: (record: OpenAiChatMessageSummary) => unknown;
}

/** Ids never change and are never given twice: by that order, one of them tells all. */
export function createIdMemory(direction: ChatMessageListing['direction']): Memory {
  const sign = direction === 'desc' ? -1 : 1;
  let last = -Infinity;
  const isKnown = ({ Id }: OpenAiChatMessageSummary): boolean => sign * Id <= last;
  return {
    isKnown,
    add({ Id }) {
      last = sign * Id;
    },
  };
}

/** By another order nothing is certain but what has been read: updates move records about. */
export function createSetMemory(): Memory & { readonly size: () => number } {
  const known = new Set<number>();
  const isKnown = ({ Id }: OpenAiChatMessageSummary): boolean => known.has(Id);
  return {
    isKnown,
    add: ({ Id }) => known.add(Id),
    size: () => known.size,
  };
}
