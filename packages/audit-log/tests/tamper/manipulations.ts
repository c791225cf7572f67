import { moveTo, renumber } from './rewrite-log.ts';
import type { SeededRandom } from './seeded-random.ts';

/** What was done to the entries, and where. */
export interface Manipulated {
  readonly entries: readonly string[];
  /** Sequence of the first entry that is not what it was; one behind the last for a cut. */
  readonly at: number;
}

/** A class of manipulation. */
export interface Manipulation {
  readonly name: string;
  /** Whether the numbers in the entries are made to fit afterwards. */
  readonly apply: (entries: readonly string[], random: SeededRandom) => Manipulated;
}

/** UUID of a log that is not the one under test. */
export const otherLogId = '00000000-1111-2222-3333-444444444444';

/** Where in the tests' log one writer ended and the next began. */
export const firstOfSecondWriter = 24;

function edit(entry: string, random: SeededRandom): string {
  const edits: [RegExp, string][] = [
    [/"consumer":"[^"]+"/, '"consumer":"nobody"'],
    [/"method":"GET"/, '"method":"PUT"'],
    [/"decision":"allowed"/, '"decision":"refused"'],
    [/"requestId":"request-/, '"requestId":"request_'],
    [/("ids":")(\d)/, '$18$2'],
    [/"phase":"outcome"/, '"phase":"intent"'],
  ];
  const [pattern, replacement] = edits[random.whole(0, edits.length - 1)] ?? [/^/, ''];
  return entry.replace(pattern, replacement);
}

const pick = (entries: readonly string[], random: SeededRandom): number =>
  random.whole(1, entries.length);
const entryAt = (entries: readonly string[], sequence: number): string =>
  entries[sequence - 1] ?? '';

/** What may be done to entries, whatever they lie in. */
export const manipulations: readonly Manipulation[] = [
  {
    name: 'edit',
    apply(entries, random) {
      const at = pick(entries, random);
      return { at, entries: entries.with(at - 1, edit(entryAt(entries, at), random)) };
    },
  },
  {
    name: 'removal',
    apply(entries, random) {
      const at = random.whole(1, entries.length - 1);
      const count = random.whole(1, entries.length - at);
      return { at, entries: entries.toSpliced(at - 1, count) };
    },
  },
  {
    name: 'insertion',
    apply(entries, random) {
      const at = pick(entries, random);
      const copy = edit(entryAt(entries, pick(entries, random)), random);
      return { at, entries: entries.toSpliced(at - 1, 0, copy) };
    },
  },
  {
    name: 'reordering',
    apply(entries, random) {
      const at = random.whole(1, entries.length - 1);
      const other = random.whole(at + 1, entries.length);
      const swapped = entries.with(at - 1, entryAt(entries, other));
      return { at, entries: swapped.with(other - 1, entryAt(entries, at)) };
    },
  },
  {
    name: 'truncated tail',
    apply(entries, random) {
      const at = pick(entries, random);
      return { at, entries: entries.slice(0, at - 1) };
    },
  },
  {
    name: 'replaced log',
    apply: (entries) => ({ at: 1, entries: moveTo(entries, otherLogId) }),
  },
  {
    name: 'forked log',
    apply(entries, random) {
      const at = pick(entries, random);
      const other = entries.slice(at - 1).map((entry) => edit(entry, random));
      return { at, entries: [...entries.slice(0, at - 1), ...other] };
    },
  },
  {
    name: 'gap between writers',
    apply(entries, random) {
      const at = random.whole(firstOfSecondWriter - 5, firstOfSecondWriter);
      const count = random.whole(firstOfSecondWriter - at + 1, 8);
      return { at, entries: entries.toSpliced(at - 1, count) };
    },
  },
];

/** The same, with the numbers in the entries made to fit. */
export function applyRenumbered(
  { apply }: Manipulation,
  entries: readonly string[],
  random: SeededRandom,
): Manipulated {
  const manipulated = apply(entries, random);
  return { ...manipulated, entries: renumber(manipulated.entries) };
}
