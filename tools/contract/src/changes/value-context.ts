import type { SourcePlace } from '../specification/source-file.ts';
import { toEffect, type RecordedChange, type Shift, type Touch } from './change-recorder.ts';
import type { JsonObject } from './json.ts';
import { enter, guard, nameLocation, type ValueLocation } from './location.ts';
import type { SchemaSet } from './schema-alternatives.ts';
import type { SourceDocument } from './source-document.ts';
import type { Effect } from './specification-changes.ts';

/** One of the two specifications, as far as its schemas are concerned. */
export interface SchemaSide {
  readonly isVersion30: boolean;
  /** Where the first of these keywords stands in the schemas, or else the first of the schemas. */
  placeOf(sources: readonly JsonObject[], keywords: readonly string[]): SourcePlace | undefined;
}

/** Where two schemas are compared, and what becomes of their differences. */
export interface ValueContext {
  readonly direction: 'request' | 'response';
  readonly location: ValueLocation;
  /** Whether a consumer may leave the value out. */
  readonly isOptional: boolean;
  readonly old: SchemaSide;
  readonly new: SchemaSide;
  record(change: RecordedChange): void;
  enter(segment: string, options?: { readonly isOptional?: boolean }): ValueContext;
  /** For values that have these properties, by fingerprint. */
  narrow(constants: ReadonlyMap<string, string>): ValueContext;
  /** Whether the two have been compared often enough, as in a schema that contains itself. */
  isVisited(oldSet: SchemaSet, newSet: SchemaSet): boolean;
}

export interface ValueContextOptions {
  readonly direction: 'request' | 'response';
  readonly location: ValueLocation;
  readonly isOptional: boolean;
  readonly oldDocument: SourceDocument;
  readonly newDocument: SourceDocument;
  readonly record: (change: RecordedChange) => void;
}

// A schema is reached in more than one place; one that contains itself in endlessly many.
const maxVisits = 8;

export function createValueContext(options: ValueContextOptions): ValueContext {
  const { direction, oldDocument, newDocument, record } = options;
  const ids = new Map<unknown, number>();
  const idsOf = (set: SchemaSet): string =>
    set
      .map((schema) => {
        const id = ids.get(schema) ?? ids.size;
        ids.set(schema, id);
        return id;
      })
      .join();
  const visits = new Map<string, number>();
  const isVisited = (oldSet: SchemaSet, newSet: SchemaSet): boolean => {
    const key = `${idsOf(oldSet)}/${idsOf(newSet)}`;
    const count = visits.get(key) ?? 0;
    visits.set(key, count + 1);
    return count >= maxVisits;
  };
  const [oldSide, newSide] = [toSide(oldDocument), toSide(newDocument)];
  const create = (
    location: ValueLocation,
    isOptional: boolean,
    above: readonly string[],
  ): ValueContext => {
    const path: string[] = [];
    return {
      direction,
      location,
      isOptional,
      old: oldSide,
      new: newSide,
      record,
      enter: (segment, { isOptional: mayBeLeftOut = false } = {}) =>
        create(enter(location, segment), mayBeLeftOut, [...above, ...path]),
      narrow: (constants) => create(guard(location, constants), isOptional, [...above, ...path]),
      isVisited(oldSet, newSet) {
        const pair = `${idsOf(oldSet)}/${idsOf(newSet)}`;
        if (oldSet.length + newSet.length > 0 && above.includes(pair)) return true;
        path.push(pair);
        return isVisited(oldSet, newSet);
      },
    };
  };
  return create(options.location, options.isOptional, []);
}

function toSide({ isVersion30, placeOf }: SourceDocument): SchemaSide {
  return {
    isVersion30,
    placeOf(sources, keywords) {
      for (const keyword of keywords) {
        const source = sources.find((candidate) => candidate[keyword] !== undefined);
        if (source) return placeOf(source, keyword);
      }
      return sources.map((source) => placeOf(source)).find((place) => place !== undefined);
    },
  };
}

/** What is said of a change beyond where it is. */
export interface ChangeDescription {
  readonly kind: string;
  /** What has happened to the value, such as `may be null`. */
  readonly message: string;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly place: SourcePlace | undefined;
  readonly touch?: Touch;
  readonly fix?: string;
  /** Where it is, if not at the location of the context. */
  readonly location?: ValueLocation;
}

/** Records a change of what is allowed; its effect follows from the direction. */
export function recordShift(
  context: ValueContext,
  { shift, ...description }: ChangeDescription & { readonly shift: Shift },
): void {
  recordEffect(context, { effect: toEffect(context.direction, shift), ...description });
}

export function recordEffect(
  context: ValueContext,
  description: ChangeDescription & { readonly effect: Effect },
): void {
  const { direction, location: here } = context;
  const { effect, message, touch = 'use', location = here, fix, ...rest } = description;
  const subject = nameLocation(location);
  context.record({
    ...rest,
    effect,
    direction,
    subject,
    message: `${subject} ${message}`,
    location,
    touch,
    fix: fix ?? defaultFix(effect, direction),
  });
}

function defaultFix(effect: Effect, direction: 'request' | 'response'): string {
  if (effect !== 'breaking') return 'Nothing has to be done.';
  return direction === 'request'
    ? 'Go on accepting what was accepted before, or take a major step with a migration note.'
    : 'Go on promising what was promised before, or take a major step with a migration note.';
}
