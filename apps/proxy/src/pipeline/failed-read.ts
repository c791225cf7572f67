import { findDrift, operations, type Operation } from '@nexudus-toolkit/validation';
import { isFields } from './fields.ts';

const { id: documentedBy, answers } = operations.createOpenAiChatMessage;
const envelope = new Set(Object.keys(answers['200']?.properties ?? {}));

/**
 * Whether a `200` to a read is a failure that Nexudus documents, for a write or for what is not
 * valid: it holds no record. With a field beside those of a failure, there may be one in it.
 */
export function isFailedRead({ effect }: Pick<Operation, 'effect'>, answer: unknown): boolean {
  if (effect !== 'read' || !isFields(answer) || answer['WasSuccessful'] !== false) return false;
  if (!Object.keys(answer).every((name) => envelope.has(name))) return false;
  return [200, 400].some(
    (status) => findDrift(documentedBy, status, 'application/json', answer)?.length === 0,
  );
}
