import { matchOperation } from '@nexudus-toolkit/validation';
import { descriptionPath } from '../description/description-answer.ts';

/**
 * The methods that a path takes: those of the specification, `HEAD` where there is `GET`, and
 * `OPTIONS`. The description of the proxy is read like an operation.
 *
 * @returns `undefined` if the specification has no such path
 */
export function findAllowedMethods(path: string): readonly string[] | undefined {
  if (path === descriptionPath) return ['GET', 'HEAD', 'OPTIONS'];
  const match = matchOperation('OPTIONS', path);
  if (match.kind !== 'method-not-allowed') return undefined;
  const methods = match.allowedMethods.flatMap((method) =>
    method === 'GET' ? ['GET', 'HEAD'] : [method],
  );
  return [...methods, 'OPTIONS'];
}
