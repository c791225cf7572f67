import { matchOperation } from '@nexudus-toolkit/validation';

/**
 * The methods that a path takes: those of the specification, `HEAD` where there is `GET`, and
 * `OPTIONS`.
 *
 * @returns `undefined` if the specification has no such path
 */
export function findAllowedMethods(path: string): readonly string[] | undefined {
  const match = matchOperation('OPTIONS', path);
  if (match.kind !== 'method-not-allowed') return undefined;
  const methods = match.allowedMethods.flatMap((method) =>
    method === 'GET' ? ['GET', 'HEAD'] : [method],
  );
  return [...methods, 'OPTIONS'];
}
