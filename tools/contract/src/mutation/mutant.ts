/** Where a fault is seeded. */
export type Area = 'specification' | 'simulator' | 'proxy' | 'client' | 'generated';

export const areas: readonly Area[] = [
  'specification',
  'simulator',
  'proxy',
  'client',
  'generated',
];

/** One fault that can be seeded. */
export interface Mutant {
  /** Area, operator and place; the same as long as the place keeps its name. */
  readonly id: string;
  readonly area: Area;
  /** The rule that made it, such as `flip-nullability`. */
  readonly operator: string;
  /** Path below the root of the repository. */
  readonly file: string;
  /** Counted from 1. */
  readonly line: number;
  /** What the fault replaces, and by what; each on one line. */
  readonly before: string;
  readonly after: string;
  /** The whole file with the fault. */
  readonly mutate: () => string;
}

/** A fault before it has an id. */
export interface Fault extends Omit<Mutant, 'id'> {
  /** The place in words that survive a shift of lines, such as `OpenAiChatMessage.Rating`. */
  readonly subject: string;
}

/** Names faults; those of one operator at one place are told apart by their number. */
export function toMutants(faults: readonly Fault[]): readonly Mutant[] {
  const seen = new Map<string, number>();
  return faults.map(({ subject, ...fault }) => {
    const name = `${fault.area}/${fault.operator}/${subject}`;
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return { ...fault, id: count === 1 ? name : `${name}~${count}` };
  });
}

/** Makes text part of an id that needs no quotes in a shell. */
export function toIdPart(text: string): string {
  return text.replaceAll(/[^\w.]+/g, '-').replaceAll(/^[-.]+|[-.]+$/g, '');
}

const excerptLength = 70;

/** A piece of text on one line, cut where it is long. */
export function toExcerpt(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  return line.length > excerptLength ? `${line.slice(0, excerptLength - 1)}…` : line;
}
