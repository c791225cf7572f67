import { operations, type PersonalDataClass, type ValueShape } from '@nexudus-toolkit/validation';
import type { Grant } from '../configuration/grant-schema.ts';
import type { Fields } from '../pipeline/fields.ts';
import { isQuoted, treatQuotingText } from './quoted-text.ts';
import type { Treatment } from './shape-value.ts';

/** What stands for the texts of one answer. */
export interface Replacements {
  toToken(text: string, personalDataClass: PersonalDataClass): string;
  /** What a text was written as, for one that was written with tokens. */
  toWritten(text: string): string;
}

/** Fields that say what somebody has written; other free text is made from the rest of a record. */
const writtenFields = new Set(operations.createOpenAiChatMessage.requestBody?.fields);

/** Treats personal data the way a grant says for its class. */
export function createTreatment(
  { fields }: Pick<Grant, 'fields'>,
  replacements: Replacements,
  listHiddenTexts: () => readonly string[] = () => [],
): Treatment {
  const grant = { fields };
  const repeatsHidden = (text: string) => listHiddenTexts().some((hidden) => text.includes(hidden));
  return {
    treatText(text, personalDataClass, name) {
      if (fields[personalDataClass] === 'redact' || isQuoted(name)) return undefined;
      if (fields[personalDataClass] === 'tokenize')
        return replacements.toToken(text, personalDataClass);
      if (personalDataClass !== 'free-text') return text;
      const written = replacements.toWritten(text);
      return !writtenFields.has(name) && repeatsHidden(written) ? undefined : written;
    },
    treatValue(value, personalDataClass, name) {
      if (fields[personalDataClass] !== 'clear' || isQuoted(name)) return undefined;
      return repeatsHidden(JSON.stringify(value)) ? undefined : value;
    },
    treatPlainText(text, name) {
      const treated = treatQuotingText(text, name);
      return treated === undefined ? text : treated;
    },
    within: (object, shape) =>
      createTreatment(grant, replacements, () => listHidden(grant, object, shape)),
  };
}

/** The texts of an object that are not shown as they are, also as they stand in JSON. */
function listHidden(
  { fields }: Pick<Grant, 'fields'>,
  object: Fields,
  { properties = {} }: ValueShape,
): readonly string[] {
  return Object.entries(properties).flatMap(([name, { personalData }]) => {
    if (personalData === undefined || fields[personalData] === 'clear') return [];
    const value = object[name];
    return typeof value === 'string' && value !== ''
      ? [value, JSON.stringify(value).slice(1, -1)]
      : [];
  });
}
