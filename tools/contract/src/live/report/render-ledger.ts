import { stringify } from 'yaml';
import type { LedgerEntry } from '../question.ts';
import type { Finding } from './live-report.ts';

/** The source under which the ledger knows what a live run observed. */
export const liveSource = 'live-verification';

const files: Readonly<Record<LedgerEntry['kind'], string>> = {
  contradiction: 'openapi/evidence/contradictions.yaml',
  rule: 'openapi/openapi.yaml, x-rules',
  parameter: 'openapi/components/parameters',
  operation: 'openapi/paths',
};

/** What the ledger should now say, as YAML; what is undecided is left out. */
export function renderLedger(findings: readonly Finding[]): string {
  const observed = findings.filter(({ verdict }) => verdict !== 'undecided');
  if (observed.length === 0) return '';
  const parts = Object.entries(files).map(([kind, file]) => {
    const entries = Object.entries(
      groupById(observed.filter(({ ledger }) => ledger.kind === kind)),
    );
    const rendered = entries.map(([id, group]) => renderEntry(id, group));
    return rendered.length === 0 ? '' : `# ${file}\n${rendered.join('')}`;
  });
  return [`# openapi/evidence/sources.yaml\n${renderSource()}`, ...parts]
    .filter((part) => part !== '')
    .join('\n');
}

/** Several questions may concern the same entry. */
function groupById(findings: readonly Finding[]): Readonly<Record<string, readonly Finding[]>> {
  const groups: Record<string, Finding[]> = {};
  for (const finding of findings) (groups[finding.ledger.id] ??= []).push(finding);
  return groups;
}

function renderSource(): string {
  return stringify({
    [liveSource]: {
      title: 'A run of npm run contract:live',
      publisher: 'This project',
      level: 'observed',
      covers: 'What the live API answered to the questions that the other sources leave open.',
    },
  });
}

function renderEntry(id: string, findings: readonly Finding[]): string {
  const isContradiction = findings.some(({ ledger }) => ledger.kind === 'contradiction');
  const statements = findings.map(({ statement }) => statement);
  const entry = isContradiction
    ? { id, statements: statements.map((says) => ({ source: liveSource, says })) }
    : {
        id,
        'x-evidence': statements.map((statement) => ({
          level: 'observed',
          source: liveSource,
          statement,
        })),
      };
  const disagreements = findings
    .filter(({ verdict }) => verdict === 'contradicts')
    .map(({ decision }) => `# disagrees with: ${decision ?? 'the specification'}\n`);
  return `${[...new Set(disagreements)].join('')}${stringify([entry], { lineWidth: 0 })}`;
}
