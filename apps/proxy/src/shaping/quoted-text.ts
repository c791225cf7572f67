import type { CommandFailure, ValidationError } from '@nexudus-toolkit/api-types';
import { operations } from '@nexudus-toolkit/validation';
import { redactionText } from './token.ts';

type EnvelopeField = keyof CommandFailure | keyof ValidationError;

/** Sentences of Nexudus that hold nothing of a request or a record. */
const plainSentences = [/^is a required field$/, /^OpenAiChatMessage was successfully [a-z]+\.$/];

/** What an error may be about: fields, parameters, and entities, named like the field of their id. */
const subjects = new Set(
  Object.values(operations)
    .flatMap(({ parameters, requestBody }) => [
      ...parameters.map(({ name }) => name),
      ...(requestBody?.fields ?? []),
    ])
    .flatMap((name) => [name, name.replace(/Id$/, '')]),
);

/**
 * Treats the texts of an envelope that are not classed, but may quote a request or a record, of
 * which the sender may have seen no more than tokens.
 */
const treatments: Readonly<Partial<Record<EnvelopeField, (text: string) => string | null>>> = {
  Message: treatMessage,
  PropertyName: (text) => (subjects.has(text) ? text : redactionText),
  RedirectURL: () => null,
  JavaScript: () => null,
};

/** A text of that name as it may leave, or `undefined` if such a text quotes nothing. */
export function treatQuotingText(text: string, name: string): string | null | undefined {
  if (!Object.hasOwn(treatments, name)) return undefined;
  return treatments[name as EnvelopeField]?.(text); // one of its keys
}

/** Whether a value of that name is quoted from a request, so that it can be of any class. */
export function isQuoted(name: string): boolean {
  const quoted: EnvelopeField = 'AttemptedValue';
  return name === quoted;
}

/** Keeps the property that a message names, and what is wrong with it if that quotes nothing. */
function treatMessage(text: string): string {
  const [, subject, rest] = /^(\w+): (.*)$/s.exec(text) ?? [];
  const isNamed = subject !== undefined && subjects.has(subject);
  const sentence = isNamed ? (rest ?? '') : text;
  const treated = plainSentences.some((plain) => plain.test(sentence)) ? sentence : redactionText;
  return isNamed ? `${subject}: ${treated}` : treated;
}
