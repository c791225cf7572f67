import { UsageError } from './option-values.ts';

/** A number or a log that the store does not have is a mistake of who named it. */
export async function orUsageError<T>(step: Promise<T>): Promise<T> {
  try {
    return await step;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new UsageError(error.message);
  }
}
