import { dirname, join, relative } from 'node:path';
import { compareSpecifications } from '../changes/compare-specifications.ts';
import type { SpecificationChange } from '../changes/specification-changes.ts';
import { checkVersionStep } from '../changes/version-step.ts';
import type { Finding } from '../report/contract-report.ts';
import type { SourcePlace } from '../specification/source-file.ts';
import type { SpecificationMap } from '../specification/specification-map.ts';
import type { Base } from './find-base.ts';

export interface BreakingChangeOptions {
  /** The root of the repository. */
  readonly root: string;
  readonly map: SpecificationMap;
  readonly base: Base;
}

/**
 * Finds what has become breaking since the base. A change that touches a consumer is an error, any
 * other a warning; that none of it was announced is an error of its own.
 */
export async function checkBreakingChanges(options: BreakingChangeOptions): Promise<Finding[]> {
  const { root, map, base } = options;
  const { changes, neededStep, oldVersion, newVersion } = await compareSpecifications({
    oldFile: base.file,
    newFile: join(root, 'openapi/openapi.yaml'),
    pactsFolder: join(root, 'tools/contract/pacts'),
    relativeTo: root,
  });
  const announced = checkVersionStep({
    needed: neededStep,
    oldVersion,
    newVersion,
    commitMessages: base.commitMessages,
  });
  const findings = changes
    .filter(({ effect }) => effect === 'breaking')
    .map((change) => toFinding(change, placeIn(root, base, change.place ?? map.root)));
  if (announced.isCovered) return findings;
  const version = map.locate(['info', 'version']);
  const announcement: Finding = {
    check: 'breaking-changes',
    severity: 'error',
    operations: [...new Set(findings.flatMap(({ operations }) => operations))],
    file: version.file,
    line: version.line,
    message: announced.message,
    fix: 'Raise the major version, or announce it by a commit with `!` and a line `Migration: …`.',
    consumers: [],
  };
  return [announcement, ...findings];
}

function toFinding(change: SpecificationChange, { file, line }: SourcePlace): Finding {
  const { severity, operationIds, message, from, to, fix, consumers } = change;
  const step = from === undefined && to === undefined ? '' : ` (${from ?? '—'} → ${to ?? '—'})`;
  return {
    check: 'breaking-changes',
    severity: severity === 'error' ? 'error' : 'warning',
    operations: operationIds,
    file,
    line,
    message: `${message}${step}`,
    fix,
    consumers: consumers.map(({ name }) => name),
  };
}

/** What is gone stands in the base alone, whose folder lasts no longer than the run. */
function placeIn(root: string, { file: baseFile }: Base, place: SourcePlace): SourcePlace {
  const folder = relative(root, dirname(baseFile));
  const inBase = relative(folder, place.file);
  return inBase.startsWith('..') ? place : { ...place, file: join('openapi', inBase) };
}
