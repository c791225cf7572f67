import { z } from 'zod';
import type { SpecificationChange, SpecificationChanges } from './specification-changes.ts';

const step = z.enum(['major', 'minor', 'patch', 'none']);

const change: z.ZodType<SpecificationChange> = z.strictObject({
  effect: z.enum(['breaking', 'additive', 'neutral']).describe('What it means to consumers.'),
  direction: z
    .enum(['request', 'response', 'both', 'none'])
    .describe('Whether what consumers send or what they receive has changed.'),
  kind: z.string().describe('What kind of change it is, such as `field-removed`.'),
  severity: z
    .enum(['error', 'warning', 'info'])
    .describe('A breaking change is an error if it touches a known consumer, and else a warning.'),
  subject: z.string().describe('What has changed, such as `Content`.'),
  message: z.string(),
  from: z.string().optional(),
  to: z.string().optional(),
  place: z
    .strictObject({ file: z.string(), line: z.int().min(1), column: z.int().min(1) })
    .optional()
    .describe('In the new specification, or in the old one if it is gone.'),
  operationIds: z.array(z.string()).describe('Empty if it concerns no operation.'),
  occurrences: z
    .array(z.strictObject({ operationId: z.string(), location: z.string() }))
    .describe('Where it shows; empty if it concerns the specification as a whole.'),
  consumers: z
    .array(z.strictObject({ name: z.string(), interactions: z.array(z.string()) }))
    .describe('The consumers that a breaking change touches, and by which of their interactions.'),
  fix: z.string().describe('The smallest thing to do about it.'),
});

const changes: z.ZodType<SpecificationChanges> = z
  .strictObject({
    schemaVersion: z.literal(1),
    changes: z.array(change).describe('The breaking ones first, then by operation and place.'),
    summary: z.strictObject({
      breaking: z.int().min(0),
      additive: z.int().min(0),
      neutral: z.int().min(0),
    }),
    neededStep: step.describe('What the version has to be raised by.'),
    oldVersion: z.string(),
    newVersion: z.string(),
    takenStep: step.describe('What lies between the two versions.'),
    isStepSufficient: z.boolean(),
    knownConsumers: z.array(z.string()).describe('The consumers whose pacts were looked into.'),
  })
  .meta({ title: 'Output of npm run contract:diff -- --json' });

/** The JSON Schema of the command's output, as it is published. */
export function toSpecificationChangesJsonSchema(): object {
  return z.toJSONSchema(changes);
}
