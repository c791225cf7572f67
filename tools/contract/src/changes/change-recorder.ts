import type { SourcePlace } from '../specification/source-file.ts';
import { describeLocation, type Location } from './location.ts';
import type { Direction, Effect } from './specification-changes.ts';

/** Whether less is allowed than before, more, or something else. */
export type Shift = 'tighter' | 'looser' | 'other';

/** Which requests and answers of a consumer a change touches. */
export type Touch =
  /** Those that use what has changed. */
  | 'use'
  /** Those that do not use it. */
  | 'lack'
  /** Those that hold this very value. */
  | { readonly value: string };

/** One change in one place of one operation. */
export interface RecordedChange {
  readonly effect: Effect;
  readonly direction: Direction;
  readonly kind: string;
  readonly subject: string;
  readonly message: string;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly place: SourcePlace | undefined;
  readonly fix: string;
  readonly location: Location;
  readonly touch: Touch;
}

export interface RecordedOccurrence {
  readonly operationId: string;
  readonly location: Location;
}

/** One change, in all the places where it shows. */
export interface GroupedChange {
  readonly change: RecordedChange;
  readonly occurrences: readonly RecordedOccurrence[];
}

/** Collects changes; what comes of one line of the specification becomes one of them. */
export interface ChangeRecorder {
  readonly record: (operationId: string, change: RecordedChange) => void;
  /** In the order in which they were recorded. */
  list(): readonly GroupedChange[];
}

export function createChangeRecorder(): ChangeRecorder {
  const groups = new Map<string, { change: RecordedChange; occurrences: RecordedOccurrence[] }>();
  return {
    record: (operationId, change) => {
      const { effect, direction, kind, subject, message, from, to, place, location } = change;
      const key = JSON.stringify([effect, direction, kind, subject, message, from, to, place]);
      const group = groups.get(key) ?? { change, occurrences: [] };
      const isKnown = group.occurrences.some(
        (known) =>
          known.operationId === operationId &&
          describeLocation(known.location) === describeLocation(location),
      );
      if (!isKnown) group.occurrences.push({ operationId, location });
      groups.set(key, group);
    },
    list: () => [...groups.values()],
  };
}

/** What tightens a request or loosens an answer breaks those who rely on it. */
export function toEffect(direction: 'request' | 'response', shift: Shift): Effect {
  if (shift === 'other') return 'breaking';
  const isBreaking = (direction === 'request') === (shift === 'tighter');
  return isBreaking ? 'breaking' : 'additive';
}
