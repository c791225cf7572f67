import type { Grant } from '../configuration/grant-schema.ts';
import type { UpstreamAnswer } from '../upstream/upstream-client.ts';
import { unusableAnswer } from './answer-problems.ts';
import { readMediaType } from './answer-parts.ts';
import { hasRepeatedNames } from './repeated-names.ts';

const json = 'application/json';

/**
 * Parses an answer once for all that is to be found out about it.
 *
 * @throws ProblemError `upstream-answer-invalid`; for a consumer with a limited grant also where the
 *   answer names a field twice, so that what is checked need not be what the consumer reads
 */
export function parseAnswer(answer: UpstreamAnswer, grant: Grant): unknown {
  if (readMediaType(answer) !== json) throw unusableAnswer(answer, `is not ${json}`);
  let text: string;
  let value: unknown;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(answer.body);
    value = JSON.parse(text);
  } catch (cause) {
    throw unusableAnswer(answer, 'is not complete JSON', cause);
  }
  if (isLimited(grant) && hasRepeatedNames(text, value))
    throw unusableAnswer(answer, 'gives a field twice');
  return value;
}

/** Whether a consumer may get less than all of an answer. */
export function isLimited({ businesses, fields }: Grant): boolean {
  return businesses !== 'all' || Object.values(fields).some((treatment) => treatment !== 'clear');
}
