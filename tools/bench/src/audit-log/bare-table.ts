/** A table that takes texts, as durably as the log and in the same batches, and does nothing else. */
export interface BareTable {
  /** Inserts so many texts; resolves once they are durable. */
  insert(texts: readonly string[]): Promise<void>;
  close(): Promise<void>;
}

/** How long so many inserts take in batches of one size, in milliseconds; some texts come again. */
export async function timeInserts(
  table: BareTable,
  texts: readonly string[],
  { count, batchSize }: { readonly count: number; readonly batchSize: number },
): Promise<number> {
  const start = performance.now();
  for (let inserted = 0; inserted < count; inserted += batchSize) {
    const first = inserted % Math.max(1, texts.length - batchSize);
    await table.insert(texts.slice(first, first + Math.min(batchSize, count - inserted)));
  }
  return performance.now() - start;
}
