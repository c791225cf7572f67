import { z } from 'zod';
import type { CheckReport, ContractReport, Finding, OperationState } from './contract-report.ts';

const operationState: z.ZodType<OperationState> = z
  .enum(['aligned', 'warning', 'finding', 'not checked'])
  .describe('How an operation did in a check.');

const check: z.ZodType<CheckReport> = z.strictObject({
  id: z.string().describe('Stable name of the check, such as `prism-proxy`.'),
  title: z.string(),
  state: z
    .enum(['aligned', 'finding', 'not run'])
    .describe('`not run` says why in `reason`; what the check guards is then unknown.'),
  reason: z.string().optional(),
  durationMs: z.int().min(0),
  operations: z
    .record(z.string(), operationState)
    .describe('State by operation id; every operation of the specification is listed.'),
});

const finding: z.ZodType<Finding> = z.strictObject({
  check: z.string().describe('Id of the check that found it.'),
  severity: z.enum(['error', 'warning']).describe('A warning does not fail the run.'),
  operations: z
    .array(z.string())
    .describe('Operation ids concerned; empty if it concerns the specification as a whole.'),
  file: z.string().describe('File of the specification, relative to the root of the repository.'),
  line: z.int().min(1),
  message: z.string().describe('What disagrees with what.'),
  fix: z.string().describe('The smallest change that would align them.'),
  consumers: z.array(z.string()).describe('Consumers whose pacts are touched, as far as known.'),
});

const report: z.ZodType<ContractReport> = z
  .strictObject({
    schemaVersion: z.literal(1),
    outcome: z
      .enum(['aligned', 'finding', 'could not run'])
      .describe('Exit codes 0, 1 and 2, in this order.'),
    reason: z.string().optional().describe('Why it could not run.'),
    startedAt: z.iso.datetime(),
    durationMs: z.int().min(0),
    base: z
      .strictObject({
        name: z.string().describe('Git revision or file, as it was given or chosen.'),
        commit: z.string().optional(),
      })
      .nullable()
      .describe('What the specification was compared with for breaking changes.'),
    operations: z.array(z.string()).describe('Operation ids, in the order of the specification.'),
    checks: z.array(check),
    findings: z.array(finding),
  })
  .meta({ title: 'Report of npm run contract' });

/** The JSON Schema of `report.json`, as it is published. */
export function toContractReportJsonSchema(): object {
  return z.toJSONSchema(report);
}
