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
    const entries = observed.filter(({ ledger }) => ledger.kind === kind).map(renderEntry);
    return entries.length === 0 ? '' : `# ${file}\n${entries.join('')}`;
  });
  return [`# openapi/evidence/sources.yaml\n${renderSource()}`, ...parts]
    .filter((part) => part !== '')
    .join('\n');
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

function renderEntry({ ledger, verdict, statement, decision }: Finding): string {
  const entry =
    ledger.kind === 'contradiction'
      ? { id: ledger.id, statements: [{ source: liveSource, says: statement }] }
      : { id: ledger.id, 'x-evidence': [{ level: 'observed', source: liveSource, statement }] };
  const yaml = stringify([entry], { lineWidth: 0 });
  if (verdict !== 'contradicts') return yaml;
  return `# disagrees with: ${decision ?? 'the specification'}\n${yaml}`;
}
