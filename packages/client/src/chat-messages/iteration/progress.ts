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
  const totals: number[] = [];
  let messages = 0;
  return () => {
    const index = totals.push(0) - 1;
    return (found, totalItems) => {
      totals[index] = totalItems;
      messages += found;
      onProgress?.({
        messages,
        totalMessages: totals.reduce((sum, total) => sum + total, 0),
        totalPages: totals.reduce((sum, total) => sum + Math.ceil(total / size), 0),
      });
    };
  };
}
