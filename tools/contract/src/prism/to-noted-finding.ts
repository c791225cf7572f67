import { matchOperation } from '@nexudus-toolkit/validation';
import type { NotedFinding } from '../run/suite-note.ts';
import { toBodyPath } from '../specification/body-path.ts';
import type { Violation } from './violation-recorder.ts';

/** Says of a violation which operation and which part of the specification it concerns. */
export function toNotedFinding({ request, location, message }: Violation): NotedFinding {
  const [method = '', pathname = ''] = request.split(' ');
  const match = matchOperation(method, pathname);
  const [side, ...rest] = location.split('.');
  const fix =
    side === 'response'
      ? 'Make the answer what the specification says, or correct the specification if the answer is right.'
      : 'Make the client send what the specification says, or correct the specification if the request is right.';
  const described = { message: `${request}: ${message} (${location})`, fix };
  if (match.kind !== 'operation') return described;
  const { id, path } = match.operation;
  return {
    ...described,
    operationId: id,
    path: pathOf({ method, path, side, rest, message }),
  };
}

interface Located {
  readonly method: string;
  readonly path: string;
  readonly side: string | undefined;
  readonly rest: readonly string[];
  readonly message: string;
}

// Ajv names the field that is missing or surplus in its message alone.
const namedField = /(?:required property|found) '([^']+)'/;

function pathOf({ method, path, side, rest, message }: Located): readonly string[] {
  const operation = ['paths', path, method.toLowerCase()];
  const [part, ...names] = rest;
  if (part === 'query' || part === 'path' || part === 'header') {
    return [...operation, 'parameters', ...names.slice(0, 1)];
  }
  if (part !== 'body') return operation;
  const field = namedField.exec(message)?.[1];
  return toBodyPath({
    path,
    method,
    status: side === 'response' ? '200' : undefined,
    segments: field === undefined ? names : [...names, field],
  });
}
