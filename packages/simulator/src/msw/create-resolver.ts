import {
  matchOperation,
  parseParameters,
  type Operation,
  type OperationId,
} from '@nexudus-toolkit/validation';
import { isConnectionReset } from '../faults/fetch-connection.ts';
import type { Simulator } from '../simulator.ts';
import type { Override, PathOf } from './override.ts';

type Asked = Pick<Simulator, 'fetch'>;

interface ResolverDependencies {
  readonly operation: Operation;
  readonly simulator: Asked;
  readonly override: Override<OperationId> | undefined;
}

interface Target {
  /** With the query. */
  readonly path: string;
  /** `undefined` where they are not as specified. */
  readonly params: PathOf<OperationId> | undefined;
}

type Resolver = (info: { readonly request: Request }) => Promise<Response>;

/** Answers the requests of one operation: by its override, or else by the simulator. */
export function createResolver({ operation, simulator, override }: ResolverDependencies): Resolver {
  return async ({ request }) => {
    const { path, params } = readTarget(operation, request);
    if (override === undefined || params === undefined) return ask(simulator, path, request);
    const untouched = request.clone();
    let answered: Promise<Response> | undefined;
    const original = async (): Promise<Response> => {
      answered ??= ask(simulator, path, untouched);
      return (await answered).clone();
    };
    const call = { request, params, original };
    const answer = await (typeof override === 'function' ? override(call) : override);
    if (answer === undefined) return original();
    return answer instanceof Response ? answer.clone() : Response.json(answer);
  };
}

/** Where a request goes to, without what stands before the paths of the API. */
function readTarget(operation: Operation, { url, headers }: Request): Target {
  const { pathname, search } = new URL(url);
  const length = operation.path.split('/').length - 1;
  const path = `/${pathname.split('/').slice(-length).join('/')}`;
  const match = matchOperation(operation.method, path);
  if (match.kind !== 'operation') return { path: path + search, params: undefined };
  const { path: params, issues } = parseParameters(operation, {
    path: match.pathParameters,
    search: '',
    headers,
    unknownQuery: 'ignore',
  });
  // What is no id is the simulator's to refuse; else the specification has just told the types.
  return {
    path: path + search,
    params: issues.length === 0 ? (params as PathOf<OperationId>) : undefined,
  };
}

async function ask(simulator: Asked, path: string, request: Request): Promise<Response> {
  const { method, headers, signal } = request;
  // Not every browser lets one request become the body of another.
  const body = method === 'GET' ? null : await request.text();
  try {
    return await simulator.fetch(`http://nexudus.invalid${path}`, {
      method,
      headers,
      signal,
      body,
    });
  } catch (error) {
    // What a handler throws is answered with 500: it has to say in this way that nothing came.
    if (isConnectionReset(error)) return Response.error();
    throw error;
  }
}
