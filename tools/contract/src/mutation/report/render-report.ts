import { markdownTable } from 'markdown-table';
import type { AreaScore, MutationReport } from './mutation-report.ts';

/** The result in one line. */
export function headlineOf({ mutants, findings, durationMs }: MutationReport): string {
  const killed = mutants.filter(({ status }) => status === 'killed').length;
  const accepted = mutants.filter(({ status }) => status === 'accepted').length;
  const survived = mutants.length - killed - accepted;
  const other = findings.length - survived;
  return [
    `${killed} of ${mutants.length} faults noticed`,
    ...(accepted > 0 ? [`${accepted} accepted`] : []),
    ...(survived > 0 ? [`${survived} survived`] : []),
    ...(other > 0 ? [`${other} accepted in error`] : []),
    `${seconds(durationMs)} s`,
  ].join(', ');
}

/** Renders a report for a terminal. */
export function renderText(report: MutationReport): string {
  const { findings } = report;
  return [
    '',
    renderAreas(report),
    '',
    renderChecks(report),
    '',
    ...(findings.length > 0 ? [...findings, ''] : []),
    headlineOf(report),
    '',
  ].join('\n');
}

/** Renders a report with every mutant in it. */
export function renderMarkdown(report: MutationReport): string {
  const rows = report.mutants.map(
    ({ id, status, killedBy, detail, reason, durationMs, file, line }) => [
      `\`${id}\``,
      `${file}:${line}`,
      killedBy ?? status,
      escape(detail ?? reason ?? ''),
      seconds(durationMs),
    ],
  );
  return [
    '# Mutation score',
    '',
    `${headlineOf(report)}. Seed ${report.seed}.`,
    '',
    ...(report.findings.length > 0
      ? ['## Findings', '', ...report.findings.map((finding) => `- ${escape(finding)}`), '']
      : []),
    '## Areas',
    '',
    renderAreas(report),
    '',
    '## What noticed them first',
    '',
    renderChecks(report),
    '',
    '## Faults',
    '',
    markdownTable([['fault', 'place', 'noticed by', 'in its words', 's'], ...rows]),
    '',
  ].join('\n');
}

function renderAreas({ areas }: MutationReport): string {
  const row = (name: string, score: Omit<AreaScore, 'area'>): string[] => [
    name,
    percentage(score),
    String(score.killed),
    String(score.accepted),
    String(score.survived),
    String(score.seeded),
    String(score.possible),
    seconds(score.durationMs),
  ];
  const sum = (key: Exclude<keyof AreaScore, 'area'>): number =>
    areas.reduce((total, score) => total + score[key], 0);
  const total = {
    possible: sum('possible'),
    seeded: sum('seeded'),
    killed: sum('killed'),
    accepted: sum('accepted'),
    survived: sum('survived'),
    durationMs: sum('durationMs'),
  };
  return markdownTable(
    [
      ['area', 'score', 'killed', 'accepted', 'survived', 'seeded', 'possible', 's'],
      ...areas.map((score) => row(score.area, score)),
      row('total', total),
    ],
    { align: ['l', 'r', 'r', 'r', 'r', 'r', 'r', 'r'] },
  );
}

function renderChecks({ checks }: MutationReport): string {
  return markdownTable(
    [['noticed by', 'faults'], ...checks.map(({ check, killed }) => [check, String(killed)])],
    { align: ['l', 'r'] },
  );
}

function percentage({ killed, survived }: Pick<AreaScore, 'killed' | 'survived'>): string {
  const judged = killed + survived;
  // Rounded down, so that only all of them are 100 %.
  return judged === 0 ? '–' : `${Math.floor((100 * killed) / judged)} %`;
}

function seconds(durationMs: number): string {
  return (durationMs / 1000).toFixed(1);
}

function escape(text: string): string {
  return text.replaceAll(/[|<>`\\]/g, '\\$&').replaceAll(/\s+/g, ' ');
}
