import type { PersonalDataClass } from '@nexudus-toolkit/validation';
import type { Grant } from '../../src/index.ts';
import { treatAll } from '../fixtures/field-grants.ts';
import { allOperations } from '../fixtures/test-proxy.ts';

export const businesses = [101, 102, 103, 104];

const everything = {
  operations: allOperations,
  businesses: 'all',
  fields: treatAll('clear'),
} as const;

/** Consumers of all kinds: with everything, with little, with nothing. */
export const grants: Readonly<Record<string, Pick<Grant, 'operations' | 'businesses' | 'fields'>>> =
  {
    all: everything,
    scoped: { ...everything, businesses: [101, 102] },
    redacted: { ...everything, fields: treatAll('redact') },
    tokenized: { ...everything, businesses: [101], fields: treatAll('tokenize') },
    partly: {
      operations: allOperations,
      businesses: [101, 103],
      fields: { ...treatAll('clear'), name: 'tokenize', phone: 'redact', 'free-text': 'redact' },
    },
    reader: {
      operations: ['searchOpenAiChatMessages', 'getOpenAiChatMessage'],
      businesses: [102],
      fields: treatAll('redact'),
    },
    nobody: { ...everything, businesses: [] },
  };

/** What stands in fields of a class, and is looked for where it may not be. */
export function toCanary(personalDataClass: PersonalDataClass, index: number): string {
  return `canary-${personalDataClass}-${index}`;
}

/** What stands where the specification knows no field. */
export const unknownCanary = 'canary-of-no-class';

/** Stands in each record of a business, and in no request. */
export function toBusinessMark(business: number): string {
  return `00000${business}-feed-4000-8000-000000000000`;
}

/** What a consumer must never find in an answer. */
export function listForbidden(consumer: string): readonly string[] {
  const grant = grants[consumer];
  const classes = Object.entries(grant?.fields ?? treatAll('redact'));
  const hidden = classes.filter(([, treatment]) => treatment !== 'clear').map(([name]) => name);
  const granted = grant?.businesses ?? [];
  return [
    ...hidden.map((name) => `canary-${name}-`),
    ...(hidden.length > 0 ? [unknownCanary] : []),
    ...(granted === 'all' ? [] : businesses.filter((business) => !granted.includes(business))).map(
      toBusinessMark,
    ),
  ];
}
