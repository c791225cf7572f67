import { AuditStoreError, AuditUnavailableError } from '../errors.ts';
import { beginReading } from '../readings/begin-reading.ts';
import type { Reading, ReadingIntent } from '../readings/begin-reading.ts';
import { createReadings } from '../readings/create-readings.ts';
import { InterruptedError } from './interruption.ts';
import { osUser } from './os-user.ts';
import { createReadingTally } from './reading-tally.ts';
import type { ReadingTally } from './reading-tally.ts';
import type { AuditEnvironment } from './run-audit.ts';

/** Nothing may be shown, because it could not be put on record who reads. */
export class UnrecordedReadingError extends Error {
  override readonly name = 'UnrecordedReadingError';
}

/** What is about to be read, and from where. */
export interface RecordedReading extends Omit<ReadingIntent, 'administrator'> {
  readonly store: string;
}

/**
 * Reads with the beginning and the end of it on record in the readings log of the store.
 *
 * @param read shows what there is to be shown, and counts it; called when the beginning is durable
 * @throws {UnrecordedReadingError} when it cannot be recorded; then nothing was read
 */
export async function recordReading<T>(
  environment: AuditEnvironment,
  reading: RecordedReading,
  read: (tally: ReadingTally) => Promise<T>,
): Promise<T> {
  let begun: Reading;
  try {
    begun = await begin(environment, reading);
  } catch (cause) {
    if (!isUnrecorded(cause)) throw cause;
    const message = `nothing is shown, because nobody could tell later who saw it. ${cause.message}`;
    throw new UnrecordedReadingError(message, { cause });
  }
  return readRecorded(environment, begun, read);
}

/** As `recordReading`, but reads in any case, and says so where it is not on record. */
export async function recordReadingIfPossible<T>(
  environment: AuditEnvironment,
  reading: RecordedReading,
  read: (tally: ReadingTally) => Promise<T>,
): Promise<T> {
  let begun: Reading;
  try {
    begun = await begin(environment, reading);
  } catch (error) {
    if (!isUnrecorded(error)) throw error;
    environment.stderr.write(`This is not on record. ${error.message}\n`);
    return read(createReadingTally());
  }
  return readRecorded(environment, begun, read);
}

function begin(
  { administrator = osUser(), clock }: AuditEnvironment,
  { store, ...intent }: RecordedReading,
): Promise<Reading> {
  const readings = createReadings({ url: store, ...(clock && { clock }) });
  return beginReading(readings, { ...intent, administrator });
}

async function readRecorded<T>(
  environment: AuditEnvironment,
  begun: Reading,
  read: (tally: ReadingTally) => Promise<T>,
): Promise<T> {
  const tally = createReadingTally();
  try {
    const result = await read(tally);
    await end(environment, begun, tally);
    return result;
  } catch (error) {
    tally.because(error instanceof InterruptedError ? 'interrupted' : 'failed');
    await end(environment, begun, tally);
    throw error;
  }
}

async function end(
  { stderr }: AuditEnvironment,
  begun: Reading,
  { details, reason }: ReadingTally,
): Promise<void> {
  try {
    await begun.end({ details, ...(reason !== undefined && { reason }) });
  } catch (error) {
    if (!isUnrecorded(error)) throw error;
    stderr.write(`How much was shown is not on record. ${error.message}\n`);
  }
}

function isUnrecorded(error: unknown): error is Error {
  return error instanceof AuditStoreError || error instanceof AuditUnavailableError;
}
