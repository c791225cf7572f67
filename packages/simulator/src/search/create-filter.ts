import type { StoredMessage } from '../messages/message-store.ts';
import { filterBindings, type FilterBinding } from './filter-bindings.ts';

export type QueryValues = Readonly<Record<string, string | number>>;
type Predicate = (message: StoredMessage) => boolean;

/** Tells which messages satisfy every filter and range of a search; `undefined` if it has none. */
export function createFilter(query: QueryValues): Predicate | undefined {
  const predicates = filterBindings.flatMap((binding) => {
    const value = query[binding.parameter];
    return value === undefined ? [] : [createPredicate(binding, value)];
  });
  if (predicates.length === 0) return undefined;
  return (message) => predicates.every((matches) => matches(message));
}

function createPredicate({ field, comparison }: FilterBinding, value: string | number): Predicate {
  switch (comparison) {
    case 'equal':
      return (message) => message[field] === value;
    case 'contains': {
      const part = String(value).toLowerCase();
      return (message) => {
        const text = message[field];
        return typeof text === 'string' && text.toLowerCase().includes(part);
      };
    }
    case 'from': {
      const bound = toNumber(value);
      return (message) => compareRange(message[field], (number) => number >= bound);
    }
    case 'to': {
      const bound = toNumber(value);
      return (message) => compareRange(message[field], (number) => number <= bound);
    }
  }
}

function compareRange(value: unknown, isWithin: (number: number) => boolean): boolean {
  if (typeof value === 'number') return isWithin(value);
  return typeof value === 'string' && isWithin(Date.parse(value));
}

/** The bound itself, or the instant of a time written to the minute, taken as UTC. */
function toNumber(bound: string | number): number {
  return typeof bound === 'number' ? bound : Date.parse(`${bound}:00Z`);
}
