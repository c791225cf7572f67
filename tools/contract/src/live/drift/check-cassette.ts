import {
  matchOperation,
  validateResponseBody,
  type OperationId,
} from '@nexudus-toolkit/validation';
import type { Har, HarEntry } from '../cassette/har.ts';
import { parseJson } from '../exchange.ts';
import { findOperation, type Specification } from '../../specification/specification.ts';
import { checkWithPrism } from './check-with-prism.ts';
import { mergeDrift, type Drift } from './drift.ts';

/** An answer of the cassette, and what it answers. */
export interface AnsweredEntry {
  readonly operationId: OperationId;
  readonly entry: HarEntry;
}

/**
 * Checks every answer of a cassette against the specification, twice: by the validators that proxy
 * and simulator use, and by Prism. The cassette has the types and forms of what was said, so nobody
 * is asked again and no personal data is looked at.
 */
export async function checkCassette(
  har: Har,
  specification: Specification,
): Promise<readonly Drift[]> {
  const answered = listAnswered(har);
  const byValidation = answered.flatMap(({ operationId, entry: { response } }) =>
    checkAnswer(specification, operationId, response),
  );
  return mergeDrift([...byValidation, ...(await checkWithPrism(answered, specification))]);
}

/** Nothing is promised of the answers of a server in trouble. */
const serverTrouble = 500;

function listAnswered({ log }: Har): readonly AnsweredEntry[] {
  return log.entries.flatMap((entry) => {
    const match = matchOperation(entry.request.method, new URL(entry.request.url).pathname);
    const { status } = entry.response;
    return match.kind === 'operation' && status > 0 && status < serverTrouble
      ? [{ operationId: match.operation.id, entry }]
      : [];
  });
}

function checkAnswer(
  specification: Specification,
  operationId: OperationId,
  { status, content: { mimeType, text } }: HarEntry['response'],
): readonly Omit<Drift, 'count'>[] {
  const found = (location: string, message: string) =>
    ({ operationId, status, location, message, tool: 'validation' }) as const;
  const { responses } = findOperation(specification, operationId).operation;
  if (!Object.hasOwn(responses, String(status)))
    return [found('status', `${status} is no status that the specification lists`)];
  const json = parseJson(text);
  const issues = validateResponseBody(operationId, status, mimeType, json);
  // No body is promised of that type for that status: whether there should be one, Prism says.
  if (!issues) return [];
  if (json === undefined && mimeType === 'application/json')
    return [found('body', 'is not JSON, although it says so')];
  return issues.map(({ pointer, message }) => found(`body${pointer}`, message));
}
