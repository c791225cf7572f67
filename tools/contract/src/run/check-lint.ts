import { runRedocly } from '@nexudus-toolkit/openapi';
import { join, relative } from 'node:path';
import { z } from 'zod';
import type { Finding } from '../report/contract-report.ts';
import type { SpecificationMap } from '../specification/specification-map.ts';

// More than a person reads; without it Redocly stops at a hundred.
const maxProblems = 10_000;

/** Redocly's findings, as far as they are read here. */
const lintResult = z.object({
  problems: z.array(
    z.object({
      ruleId: z.string(),
      severity: z.enum(['error', 'warn']),
      message: z.string(),
      suggest: z.array(z.string()).default([]),
      location: z.array(
        z.object({
          source: z.object({ ref: z.string() }),
          pointer: z.string().optional(),
          // What does not parse has a line, but no pointer.
          start: z.object({ line: z.int().min(1) }).optional(),
        }),
      ),
    }),
  ),
});

export interface LintOptions {
  /** The root of the repository. */
  readonly root: string;
  readonly map: SpecificationMap;
}

/** Lints the specification: with the rules of evidence for one check, with all others for another. */
export async function checkLint({
  root,
  map,
}: LintOptions): Promise<Readonly<Record<'lint' | 'evidence', readonly Finding[]>>> {
  const folder = join(root, 'openapi');
  const output = await runRedocly(
    ['lint', 'openapi.yaml', '--format', 'json', '--max-problems', String(maxProblems)],
    folder,
  );
  const { problems } = lintResult.parse(JSON.parse(output));
  const findings = problems.map(({ ruleId, severity, message, suggest, location }): Finding => {
    const [{ source, pointer = '', start } = { source: { ref: 'openapi.yaml' } }] = location;
    const file = relative(root, join(folder, source.ref));
    const place = { ...map.locateIn(file, pointer), ...start };
    return {
      check: ruleId.startsWith('provenance/') ? 'evidence' : 'lint',
      severity: severity === 'error' ? 'error' : 'warning',
      operations: [...map.operationsAt(place)],
      file: place.file,
      line: place.line,
      message: `${message} (rule ${ruleId})`,
      fix: suggest.length > 0 ? `Did you mean ${suggest.join(' or ')}?` : fixOf(ruleId),
      consumers: [],
    };
  });
  const of = (check: string): Finding[] => findings.filter((finding) => finding.check === check);
  return { lint: of('lint'), evidence: of('evidence') };
}

function fixOf(ruleId: string): string {
  return ruleId.startsWith('provenance/')
    ? 'State level and source in `x-evidence`; openapi/README.md explains how.'
    : `Change the specification until the rule ${ruleId} of openapi/redocly.yaml is content.`;
}
