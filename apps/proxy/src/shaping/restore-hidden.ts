import { operations, type ValidationIssue } from '@nexudus-toolkit/validation';
import type { Grant } from '../configuration/grant-schema.ts';
import type { Fields } from '../pipeline/fields.ts';
import { createTreatment } from './field-treatment.ts';
import { shapeValue } from './shape-value.ts';
import { redactionText } from './token.ts';

const record = operations.getOpenAiChatMessage.answers['200'];
const properties = operations.updateOpenAiChatMessage.requestBody?.shape.properties ?? {};

export interface RestoredBody {
  readonly body: Fields;
  /** Fields that still hold the text that stands for a redacted value. */
  readonly issues: readonly ValidationIssue[];
}

/**
 * Completes an update with what its sender does not see. An update replaces the record, so a field
 * that comes back the way it was hidden, or not at all, gets the value that is stored: nobody clears
 * by accident what they cannot see.
 *
 * @param stored the record as it is in Nexudus
 */
export function restoreHidden(body: Fields, stored: Fields, grant: Grant): RestoredBody {
  const hidden = findHidden(stored, grant);
  const restored = Object.fromEntries(
    [...hidden]
      .filter(([name, seen]) => !Object.hasOwn(body, name) || body[name] === seen)
      .map(([name]) => [name, stored[name]]),
  );
  const issues = Object.entries(body).flatMap(([name, value]) => {
    const personalData = properties[name]?.personalData;
    const isHidden = personalData !== undefined && grant.fields[personalData] !== 'clear';
    if (!isHidden || Object.hasOwn(restored, name)) return [];
    return value === redactionText ? [toIssue(name)] : [];
  });
  return { body: { ...body, ...restored }, issues };
}

/** What the sender has seen in the place of values that an update would replace, by field. */
function findHidden(stored: Fields, grant: Grant): ReadonlyMap<string, unknown> {
  const treatment = createTreatment(grant, { toToken, toWritten });
  const seen = record ? (shapeValue(stored, record, treatment) as Fields) : {}; // as it was: fields
  return new Map(
    Object.keys(properties)
      .filter((name) => Object.hasOwn(stored, name) && seen[name] !== stored[name])
      .map((name) => [name, seen[name]]),
  );
}

/** Tokens are resolved by now: all that matters is that a value with a token is not seen as it is. */
function toToken(text: string): string {
  return `${text}«»`;
}

function toWritten(text: string): string {
  return text;
}

function toIssue(name: string): ValidationIssue {
  return {
    location: 'body',
    pointer: `/${name}`,
    propertyName: name,
    message: 'holds the text that stands for a redacted value, but there is none; send the value',
    attemptedValue: null,
  };
}
