/** How far an iteration has come. Totals are those of the latest answers, of the businesses read so far. */
export interface ChatMessageProgress {
  /** How many messages were found so far. */
  readonly messages: number;
  /** How many there are in all. */
  readonly totalMessages: number;
  /** How many pages of the size asked for they fill. */
  readonly totalPages: number;
}

/** Adds up the pages of several scans: yields, for each, what to tell of its pages. */
export function createProgress(
  size: number,
  onProgress: ((progress: ChatMessageProgress) => void) | undefined,
): () => (found: number, totalItems: number) => void {
  const sums = { messages: 0, totalMessages: 0, totalPages: 0 };
  return () => {
    let total = 0;
    return (found, totalItems) => {
      sums.messages += found;
      sums.totalMessages += totalItems - total;
      sums.totalPages += Math.ceil(totalItems / size) - Math.ceil(total / size);
      total = totalItems;
      onProgress?.({ ...sums });
    };
  };
}
