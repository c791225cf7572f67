import type { TreeHead } from '../entry-store.ts';
import { signCheckpoint } from './checkpoint.ts';
import { createSinkDelivery } from './checkpoint-sink.ts';
import type { CheckpointSink, SinkReport } from './checkpoint-sink.ts';
import { NoteKeyError } from './note-key.ts';
import type { NoteSigner } from './note-key.ts';

// The longest time that a timer can wait.
const maxBeatMs = 2 ** 31 - 1;

/** What is signed, by whom, how often, and where it goes. */
export interface CheckpointsOptions {
  /** The log, as `openAuditLog` returns it. */
  readonly log: { readonly head: TreeHead };
  /** Each signs every checkpoint; two of one name while one key takes over from the other. */
  readonly signers: readonly NoteSigner[];
  /**
   * Identity of the log; the name of the first signer by default. A function where the log may become
   * another one, as in PostgreSQL after an outage.
   */
  readonly origin?: string | (() => string);
  /** Time from one checkpoint to the next, in milliseconds; 60,000 by default. */
  readonly everyMs?: number;
  readonly sinks: readonly CheckpointSink[];
  /** What time it is; the system's clock by default. */
  readonly clock?: () => Date;
}

/** Checkpoints of a running log. */
export interface Checkpoints {
  /**
   * Signs the log as it is and sends it out, outside of the beat. Never fails for the sake of a
   * place that cannot be reached: `report` counts those.
   *
   * @returns the checkpoint, a signed note
   */
  write(): Promise<string>;
  /** What became of the checkpoints so far, place by place. */
  report(): readonly SinkReport[];
  /** Sends the last checkpoint out, then stops. Calling it again does no harm. */
  close(): Promise<void>;
}

/**
 * Signs the log at a fixed beat, at once and at the end, also when nothing has happened: that there
 * is nothing to tell is something to tell, too.
 *
 * @throws {NoteKeyError} when there is no signer
 * @throws {NoteError} when the origin is no line
 * @throws {RangeError} when the beat is none
 */
export function createCheckpoints(options: CheckpointsOptions): Checkpoints {
  const { log, signers, everyMs = 60_000, sinks, clock = () => new Date() } = options;
  const { origin = signers[0]?.name } = options;
  if (origin === undefined || signers.length === 0)
    throw new NoteKeyError('Checkpoints need a key that signs them.');
  if (!(everyMs >= 1 && everyMs <= maxBeatMs)) {
    throw new RangeError(`The time between checkpoints should be 1 to ${maxBeatMs} ms.`);
  }
  const deliveries = sinks.map((sink) => createSinkDelivery(sink, clock));
  const underWay = new Set<Promise<unknown>>();
  let closing: Promise<void> | undefined;

  function sign(): string {
    const { size, rootHash } = log.head;
    const name = typeof origin === 'function' ? origin() : String(origin);
    return signCheckpoint({ origin: name, size, rootHash }, signers, clock());
  }

  async function send(note: string): Promise<void> {
    const sent = Promise.all(deliveries.map((delivery) => delivery.deliver(note)));
    underWay.add(sent);
    await sent;
    underWay.delete(sent);
  }

  async function write(): Promise<string> {
    const note = sign();
    await send(note);
    return note;
  }

  async function close(): Promise<void> {
    clearInterval(timer);
    // A place that is busy would not get the last one.
    await Promise.all(underWay);
    await write();
  }

  // Signed before anything else, so that an origin that cannot be one is refused here and now.
  void send(sign());
  const timer = setInterval(() => void write(), everyMs);
  timer.unref();

  return {
    write,
    report: () => deliveries.map((delivery) => delivery.report()),
    close: () => (closing ??= close()),
  };
}
