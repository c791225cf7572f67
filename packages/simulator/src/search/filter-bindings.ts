import type { OpenAiChatMessage } from '@nexudus-toolkit/api-types';
import { operations } from '@nexudus-toolkit/validation';
import { isMessageField } from '../messages/blank-message.ts';

/** How a filter's value is compared with a field of a record. */
type Comparison = 'equal' | 'contains' | 'from' | 'to';

/** Which field a query parameter filters by, and how. */
export interface FilterBinding {
  readonly parameter: string;
  readonly field: keyof OpenAiChatMessage;
  readonly comparison: Comparison;
}

const filterName = /^(?:(from|to)_)?OpenAiChatMessage_(.+)$/;

/** The filters and ranges of `searchOpenAiChatMessages`, as the specification lists them. */
export const filterBindings: readonly FilterBinding[] =
  operations.searchOpenAiChatMessages.parameters.flatMap(({ name, type }) => {
    const [matched, range, path] = filterName.exec(name) ?? [];
    if (matched === undefined || path === undefined) return [];
    const field = toField(name, path);
    return [{ parameter: name, field, comparison: toComparison(range, type, field) }];
  });

/** A parameter is named after the path to its field; one that ends at an entity means its Id. */
function toField(name: string, path: string): keyof OpenAiChatMessage {
  const joined = path.replaceAll('_', '');
  const field = [joined, `${joined}Id`].find(isMessageField);
  if (field === undefined)
    throw new Error(`No field of OpenAiChatMessage corresponds to the parameter ${name}.`);
  return field;
}

/** An identifier is compared as a whole, whatever its type; other text in part. */
function toComparison(
  range: string | undefined,
  type: 'integer' | 'string',
  field: string,
): Comparison {
  if (range === 'from' || range === 'to') return range;
  return type === 'integer' || field.endsWith('Id') ? 'equal' : 'contains';
}
