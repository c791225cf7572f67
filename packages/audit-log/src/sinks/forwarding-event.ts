/**
 * What an operator should know of a sink:
 * - `failing`: a delivery failed, after one that did not; it is tried again
 * - `blocked`: the place refuses an entry, and gets nothing behind it until it takes it
 * - `recovered`: it takes entries again
 * - `refused`: the place refused entries for good; they were left out
 * - `gap`: entries were removed by retention before the sink got them
 * - `restarted`: the position is not one of this log; everything is forwarded anew
 * - `entered`: the log became another one; the former one was forwarded to its end
 */
export type ForwardingEventKind =
  'failing' | 'blocked' | 'recovered' | 'refused' | 'gap' | 'restarted' | 'entered';

/** Something an operator should know of a sink. */
export interface ForwardingEvent {
  readonly kind: ForwardingEventKind;
  /** Name of the sink. */
  readonly sink: string;
  /** One line that says what happened. */
  readonly message: string;
  /** The entries concerned, where it is known. */
  readonly firstSequence?: number;
  readonly lastSequence?: number;
}

/** Takes note of an event of one sink. */
export type Announce = (event: Omit<ForwardingEvent, 'sink'>) => void;
