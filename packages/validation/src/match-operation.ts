import { operations } from './generated/operations.ts';
import type { Operation } from './operation.ts';

/** What a method and a path ask for. */
export type OperationMatch =
  | {
      readonly kind: 'operation';
      readonly operation: Operation;
      /** Path parameters as they stand in the path, still percent-encoded. */
      readonly pathParameters: Readonly<Record<string, string>>;
    }
  | { readonly kind: 'method-not-allowed'; readonly allowedMethods: readonly string[] }
  | { readonly kind: 'not-found' };

interface Route {
  readonly segments: readonly string[];
  readonly operations: ReadonlyMap<string, Operation>;
}

const all = Object.values(operations);

const routes = [...new Set(all.map(({ path }) => path))].map((path): Route => ({
  segments: path.split('/'),
  operations: new Map(
    all
      .filter((operation) => operation.path === path)
      .map((operation) => [operation.method, operation]),
  ),
}));

/**
 * Finds the operation for an HTTP method and the path of a request target.
 *
 * The path is taken as it stands: no dot segments are resolved, no slashes merged, nothing is
 * decoded and case matters, so that two spellings never mean one operation.
 */
export function matchOperation(method: string, path: string): OperationMatch {
  const segments = path.split('/');
  const route = routes.find(
    (candidate) =>
      candidate.segments.length === segments.length &&
      candidate.segments.every((segment, index) =>
        isParameter(segment) ? segments[index] !== '' : segment === segments[index],
      ),
  );
  if (!route) return { kind: 'not-found' };
  const operation = route.operations.get(method);
  if (!operation)
    return { kind: 'method-not-allowed', allowedMethods: [...route.operations.keys()] };
  const pathParameters = Object.fromEntries(
    route.segments.flatMap((segment, index) =>
      isParameter(segment) ? [[segment.slice(1, -1), segments[index] ?? '']] : [],
    ),
  );
  return { kind: 'operation', operation, pathParameters };
}

function isParameter(segment: string): boolean {
  return segment.startsWith('{');
}
