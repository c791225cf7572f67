import { z } from 'zod';
import { changeAspects } from '../compare/change.ts';
import type { DriftFinding, DriftReport, PageReport } from './drift-report.ts';

const finding: z.ZodType<DriftFinding> = z.strictObject({
  kind: z.enum(['added', 'removed', 'changed']).describe('What the page did.'),
  subject: z.string().describe('What the statement is about, such as `query parameter page`.'),
  aspect: z.enum(changeAspects).describe('Which side of the subject differs.'),
  page: z.string().describe('What the page says.'),
  specification: z.string().describe('What the specification says.'),
  effect: z
    .enum(['breaking', 'additive', 'wording only'])
    .describe(
      'On those who rely on the contract: what tightens a request or loosens an answer breaks.',
    ),
  pageLine: z.int().min(1),
  fix: z.string().describe('The smallest change of the specification that would align the two.'),
  specificationFile: z.string().describe('Relative to the root of the repository.'),
  specificationLine: z.int().min(1),
});

const page: z.ZodType<PageReport> = z.strictObject({
  page: z.string().describe('File or address, as it was given.'),
  state: z.enum(['in line', 'drift', 'unreadable']),
  operation: z
    .strictObject({
      method: z.string(),
      path: z.string(),
      operationId: z.string().nullable().describe('Null if the specification lacks it.'),
    })
    .nullable()
    .describe('Null if the page is unreadable.'),
  error: z
    .strictObject({
      reason: z.string(),
      line: z.int().min(1).optional(),
      column: z.int().min(1).optional(),
    })
    .optional()
    .describe('Why and where a page is unreadable.'),
  findings: z.array(finding).describe('Breaking ones first.'),
});

const count = z.int().min(0);

const report: z.ZodType<DriftReport> = z
  .strictObject({
    schemaVersion: z.literal(1),
    outcome: z
      .enum(['in line', 'drift', 'unreadable'])
      .describe('Exit codes 0, 1 and 2, in this order; what is worst on any page counts.'),
    summary: z.strictObject({
      breaking: count,
      additive: count,
      wordingOnly: count,
      unreadablePages: count,
    }),
    pages: z.array(page),
  })
  .meta({ title: 'Report of npm run docs:check -- --json' });

/** The JSON Schema of what `--json` prints, as it is published. */
export function toDriftReportJsonSchema(): object {
  return z.toJSONSchema(report);
}
