import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ContractReport, Finding } from '../report/contract-report.ts';
import { readSpecification } from '../specification/read-specification.ts';
import {
  createSpecificationMap,
  type SpecificationMap,
} from '../specification/specification-map.ts';
import { checkBreakingChanges } from './check-breaking-changes.ts';
import { checkExamples } from './check-examples.ts';
import { checkGeneratedCode } from './check-generated-code.ts';
import { checkLint } from './check-lint.ts';
import { checkSuites } from './check-suites.ts';
import type { CheckId } from './checks.ts';
import { findBase, type Base } from './find-base.ts';
import type { CheckOutcome } from './outcome.ts';
import { toReport } from './to-report.ts';

export interface VerifyOptions {
  /** The root of the repository. */
  readonly root: string;
  /** What to compare with: a git revision or a file; the merge base with `main` by default. */
  readonly base?: string | undefined;
  /** Is told of each check as it ends. */
  readonly onOutcome?: (outcome: CheckOutcome) => void;
}

/**
 * Runs everything that keeps the contract, two checks at a time at most.
 *
 * @throws UnreadableSpecificationError if the specification cannot be read
 * @throws NoBaseError if there is nothing to compare with
 * @throws Error if a check could not be run
 */
export async function verifyContract(options: VerifyOptions): Promise<ContractReport> {
  const { root, base: wanted, onOutcome = () => undefined } = options;
  const startedAt = new Date();
  const folder = await mkdtemp(join(tmpdir(), 'contract-base-'));
  try {
    const base = await findBase({ root, wanted, folder });
    const map = await createSpecificationMap(join(root, 'openapi/openapi.yaml'), {
      relativeTo: root,
    });
    const outcomes: CheckOutcome[] = [];
    const settle = (outcome: CheckOutcome): void => {
      outcomes.push(outcome);
      onOutcome(outcome);
    };
    await Promise.all([
      checkSuites({ root, map, onOutcome: settle }),
      runOneByOne(listStaticChecks({ root, map, base }), settle),
    ]);
    return toReport({ startedAt, endedAt: new Date(), base, map, outcomes });
  } finally {
    await rm(folder, { recursive: true });
  }
}

interface StaticContext {
  readonly root: string;
  readonly map: SpecificationMap;
  readonly base: Base | undefined;
}

interface StaticCheck {
  readonly ids: readonly CheckId[];
  readonly run: () => Promise<Partial<Record<CheckId, readonly Finding[]>>>;
  readonly notRunReason?: string | undefined;
}

function listStaticChecks({ root, map, base }: StaticContext): readonly StaticCheck[] {
  return [
    // First, as a base that cannot be read ends the run.
    {
      ids: ['breaking-changes'],
      run: async () => ({
        'breaking-changes': base ? await checkBreakingChanges({ root, map, base }) : [],
      }),
      notRunReason: base ? undefined : 'There is no earlier commit to compare with.',
    },
    { ids: ['lint', 'evidence'], run: () => checkLint({ root, map }) },
    {
      ids: ['examples'],
      run: async () => ({ examples: checkExamples(await readSpecification(), map) }),
    },
    {
      ids: ['generated-code'],
      run: async () => ({ 'generated-code': await checkGeneratedCode({ root, map }) }),
    },
  ];
}

async function runOneByOne(
  checks: readonly StaticCheck[],
  settle: (outcome: CheckOutcome) => void,
): Promise<void> {
  for (const { ids, run, notRunReason } of checks) {
    const startedMs = performance.now();
    const findings = await run();
    const durationMs = Math.round(performance.now() - startedMs);
    for (const check of ids) {
      settle({
        check,
        durationMs,
        findings: findings[check] ?? [],
        checkedOperations: 'all',
        notRunReason,
      });
    }
  }
}
