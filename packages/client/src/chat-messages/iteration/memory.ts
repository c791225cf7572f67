import type { OpenAiChatMessageSummary } from '@nexudus-toolkit/api-types';

import type { ChatMessageListing } from '../filter.ts';

/** What a scan remembers of the records that it has read. */
export interface Memory {
  /** Whether a record has been read, or would have come before one that has. */
  readonly isKnown: (record: OpenAiChatMessageSummary) => boolean;
  /** Whether everything before this record has been read. */
  readonly isAnchor: (record: OpenAiChatMessageSummary) => boolean;
  readonly add: (record: OpenAiChatMessageSummary) => void;
}

/** Ids never change and are never given twice: by that order, one of them tells all. */
export function createIdMemory(direction: ChatMessageListing['direction']): Memory {
  const sign = direction === 'desc' ? -1 : 1;
  let last = Number.NEGATIVE_INFINITY;
  const isKnown = ({ Id }: OpenAiChatMessageSummary): boolean => sign * Id <= last;
  return {
    isKnown,
    isAnchor: isKnown,
    add({ Id }) {
      last = sign * Id;
    },
  };
}

/** By another order, a record that has been read says where the scan stands until it moves. */
export function createFieldMemory(field: string): Memory & { readonly size: () => number } {
  const known = new Map<number, string>();
  const keyOf = (record: OpenAiChatMessageSummary): string =>
    JSON.stringify([Reflect.get(record, field)]);
  return {
    isKnown: ({ Id }) => known.has(Id),
    isAnchor: (record) => known.get(record.Id) === keyOf(record),
    add(record) {
      known.set(record.Id, keyOf(record));
    },
    size: () => known.size,
  };
}
