import { operations, type OperationId } from './generated/operations.ts';
import { createNameFinder, type NameFinder } from './name-finder.ts';
import type { Operation } from './operation.ts';

/** The end of a message about an unknown name: which known one may have been meant, or nothing. */
export type Suggest = (name: string) => string;

// A hostile request of a megabyte must not have a hundred thousand names compared with all known ones.
const maxSuggestions = 100;

const parameterFinders = createFinders(({ parameters }) =>
  parameters.filter((parameter) => parameter.in === 'query').map(({ name }) => name),
);
const fieldFinders = createFinders(({ requestBody }) => requestBody?.fields ?? []);

/** Suggests query parameters of an operation, to one request. */
export function suggestParameters(id: OperationId): Suggest {
  return createSuggest(parameterFinders[id]);
}

/** Suggests fields of an operation's request body, to one request. */
export function suggestFields(id: OperationId): Suggest {
  return createSuggest(fieldFinders[id]);
}

function createSuggest(find: NameFinder): Suggest {
  let suggestions = 0;
  return (name) => {
    if (suggestions >= maxSuggestions) return '';
    suggestions += 1;
    const nearest = find(name);
    return nearest === undefined ? '' : `; did you mean ${nearest}?`;
  };
}

function createFinders(
  listNames: (operation: Operation) => readonly string[],
): Readonly<Record<OperationId, NameFinder>> {
  const finders = Object.values(operations).map(
    (operation) => [operation.id, createNameFinder(listNames(operation))] as const,
  );
  return Object.fromEntries(finders) as Record<OperationId, NameFinder>; // one for each operation
}
