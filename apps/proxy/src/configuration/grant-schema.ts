import { operations, type OperationId, type PersonalDataClass } from '@nexudus-toolkit/validation';
import { z } from 'zod';

/** What becomes of a field: passed as it is, replaced by a token, or by nothing. */
export type FieldTreatment = 'clear' | 'tokenize' | 'redact';

/** How much of the proxy a consumer may use. */
export interface Share {
  /** Part of the requests in flight, relative to the weights of the others. */
  readonly weight: number;
  readonly maxConcurrentRequests?: number | undefined;
  readonly maxRequestsPerMinute?: number | undefined;
}

/** What one consumer may do. Whatever is not named is refused. */
export interface Grant {
  readonly operations: readonly OperationId[];
  readonly businesses: 'all' | readonly number[];
  /** A treatment for each class of personal data that the specification knows. */
  readonly fields: Readonly<Record<PersonalDataClass, FieldTreatment>>;
  /** Consumers of one group get equal tokens for equal values. Left out: a group of its own. */
  readonly tokenGroup?: string | undefined;
  readonly share: Share;
}

const table = Object.values(operations);

/** Operations that a consumer can be granted: those that need a role, so never the sign-in. */
const grantable = table.filter(({ role }) => role !== null);

const personalDataClasses: readonly PersonalDataClass[] = [
  ...new Set(grantable.flatMap(({ personalData }) => Object.values(personalData))),
].toSorted();

const treatment = z
  .enum(['clear', 'tokenize', 'redact'])
  .default('redact')
  .describe('clear: as it is. tokenize: a token that stands for it. redact: nothing of it.');

const businessId = z.int().positive();

/** Name of a consumer or of a group of them. */
export const consumerName: z.ZodString = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,62}$/, 'must be lower-case letters, digits and hyphens');

export const grantSchema: z.ZodType<Grant> = z
  .strictObject({
    operations: z
      .array(z.enum(grantable.map(({ id }) => id)))
      .describe('Operations that the consumer may call, by operation id. All others are refused.'),
    businesses: z
      .union([z.literal('all'), z.array(businessId)], 'must be "all" or a list of business ids')
      .default([])
      .describe('Ids of the businesses whose records the consumer may see and change, or "all".'),
    fields: toFieldsSchema()
      .prefault({})
      .describe('What becomes of personal data, by its class in the specification.'),
    tokenGroup: consumerName
      .optional()
      .describe('Consumers of one group get equal tokens. Default: a group of its own.'),
    share: z
      .strictObject({
        weight: z
          .number()
          .positive()
          .max(1_000)
          .default(1)
          .describe('Part of the requests in flight, relative to the weights of the others.'),
        maxConcurrentRequests: z
          .int()
          .positive()
          .optional()
          .describe('Requests of the consumer in flight at a time. One more is answered 429.'),
        maxRequestsPerMinute: z
          .int()
          .positive()
          .optional()
          .describe('Requests of the consumer in any minute. One more is answered 429.'),
      })
      .prefault({})
      .describe('How much of the proxy the consumer may use.'),
  })
  .describe('What one consumer may do.');

function toFieldsSchema(): z.ZodType<Grant['fields'], object> {
  const treatments = Object.fromEntries(personalDataClasses.map((name) => [name, treatment]));
  // Its keys are the classes, read from the table that the type is generated with.
  return z.strictObject(treatments) as unknown as z.ZodType<Grant['fields'], object>;
}
