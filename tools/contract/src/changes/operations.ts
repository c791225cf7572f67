import { isObject, toEntries, toList, toText, type Json, type JsonObject } from './json.ts';
import type { SourceDocument } from './source-document.ts';

/** An operation with everything that it inherits. */
export interface Operation {
  readonly operationId: string;
  /** Whether the document names it; otherwise it goes by method and path. */
  readonly isNamed: boolean;
  /** In lower case. */
  readonly method: string;
  readonly path: string;
  readonly pathItem: JsonObject;
  readonly body: JsonObject;
  /** References followed; those of the operation before those of its path. */
  readonly parameters: readonly JsonObject[];
  /** Undefined if nothing is said, which asks for no credential. */
  readonly security: Json | undefined;
  readonly servers: readonly JsonObject[];
}

const methods: ReadonlySet<string> = new Set([
  ...['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace', 'query'],
]);

/** The operations of a document, in its order. */
export function listOperations(document: SourceDocument): readonly Operation[] {
  const { root, follow } = document;
  return toEntries(root['paths']).flatMap(([path, item]) => {
    const pathItem = follow(item);
    if (!pathItem || path.startsWith('x-')) return [];
    return toEntries(pathItem).flatMap(([name, member]) => {
      const method = name.toLowerCase();
      if (!methods.has(method) || !isObject(member)) return [];
      const { operationId } = member;
      const isNamed = typeof operationId === 'string';
      return [
        {
          operationId: isNamed ? operationId : `${method.toUpperCase()} ${path}`,
          isNamed,
          method,
          path,
          pathItem,
          body: member,
          parameters: listParameters(document, pathItem, member),
          security: member['security'] ?? root['security'],
          servers: [member, pathItem, root]
            .map(({ servers }) => toList(servers).filter(isObject))
            .find((servers) => servers.length > 0) ?? [{ url: '/' }],
        },
      ];
    });
  });
}

/** What tells one parameter from another; names of headers know no case. */
export function parameterKey({ in: place, name }: JsonObject): string {
  return `${toText(place)} ${place === 'header' ? toText(name).toLowerCase() : toText(name)}`;
}

/** Headers that OpenAPI describes elsewhere, and whose parameters it ignores. */
const ignoredHeaders: ReadonlySet<string> = new Set([
  ...['header accept', 'header content-type', 'header authorization'],
]);

function listParameters(
  { follow }: SourceDocument,
  pathItem: JsonObject,
  operation: JsonObject,
): readonly JsonObject[] {
  const found = new Map<string, JsonObject>();
  for (const parameter of [...toList(operation['parameters']), ...toList(pathItem['parameters'])]) {
    const followed = follow(parameter);
    if (!followed) continue;
    const key = parameterKey(followed);
    if (!found.has(key) && !ignoredHeaders.has(key)) found.set(key, followed);
  }
  return [...found.values()];
}

export interface PairedOperations {
  readonly pairs: readonly (readonly [oldOperation: Operation, newOperation: Operation])[];
  readonly removed: readonly Operation[];
  readonly added: readonly Operation[];
}

/** Finds each operation again: by its address, or else by its id. */
export function pairOperations(
  oldOperations: readonly Operation[],
  newOperations: readonly Operation[],
): PairedOperations {
  const pairs: (readonly [Operation, Operation])[] = [];
  const left = new Set(newOperations);
  const take = (
    operations: readonly Operation[],
    isSame: (one: Operation, other: Operation) => boolean,
  ): readonly Operation[] =>
    operations.filter((operation) => {
      const found = [...left].find((candidate) => isSame(operation, candidate));
      if (!found) return true;
      left.delete(found);
      pairs.push([operation, found]);
      return false;
    });
  const elsewhere = take(oldOperations, (one, other) => addressOf(one) === addressOf(other));
  const removed = take(
    elsewhere,
    (one, other) => one.isNamed && other.isNamed && one.operationId === other.operationId,
  );
  return { pairs, removed, added: [...left] };
}

/** Method and path; what a path calls its parameters does not show on the wire. */
function addressOf({ method, path }: Operation): string {
  return `${method} ${path.replaceAll(/\{[^}]*\}/g, '{}')}`;
}
