import {
  evidenceLevels,
  type Contradiction,
  type EvidenceLedger,
  type EvidenceLevel,
  type EvidenceStatement,
} from '@nexudus-toolkit/openapi';
import { renderAnchor, renderFileLink, renderSourceLink, renderTable } from './markdown.ts';

type Kind = EvidenceStatement['kind'];

/** The kinds of things in the order of the page, with their headings. */
const kinds: readonly (readonly [kind: Kind, heading: string])[] = [
  ['operations', 'Operations'],
  ['parameters', 'Parameters'],
  ['schemas', 'Schemas'],
  ['fields', 'Fields'],
  ['responses', 'Responses'],
  ['headers', 'Headers'],
  ['securitySchemes', 'Security schemes'],
  ['rules', 'Rules'],
];

const meanings: Readonly<Record<EvidenceLevel, string>> = {
  documented: 'On one of the reference pages of the resource.',
  published: 'On another page, or in another product, that Nexudus publishes.',
  observed: 'Reported by somebody who ran code against the live API; promised by nobody.',
  inferred: 'Our own conclusion. Read it as an assumption.',
};

/** How many statements there are, by level and by kind of thing. */
export function renderCounts({ statements }: EvidenceLedger): readonly string[] {
  const count = (level: EvidenceLevel, kind?: Kind) =>
    statements.filter((one) => one.level === level && (kind ?? one.kind) === one.kind).length;
  const row = (kind?: Kind) => {
    const counts = evidenceLevels.map((level) => count(level, kind));
    return [...counts, counts.reduce((sum, one) => sum + one, 0)].map(String);
  };
  return renderTable(
    ['', ...evidenceLevels.map((level) => `[${level}](#${level})`), 'all'],
    [...kinds.map(([kind, heading]) => [heading, ...row(kind)]), ['All', ...row()]],
  );
}

/** Every statement, grouped by level, strongest first, and within it by what it is about. */
export function renderStatements({ statements, contradictions }: EvidenceLedger): string[] {
  return evidenceLevels.flatMap((level) => {
    const ofLevel = statements.filter((statement) => statement.level === level);
    return [
      ...['', `## ${toHeading(level)}`, '', meanings[level]],
      ...kinds.flatMap(([kind, heading]) => {
        const ofKind = ofLevel.filter((statement) => statement.kind === kind);
        if (ofKind.length === 0) return [];
        const lines = ofKind.map((statement) => renderStatement(statement, contradictions));
        return ['', `### ${toHeading(level)}: ${heading.toLowerCase()}`, '', ...lines];
      }),
    ];
  });
}

function renderStatement(
  statement: EvidenceStatement,
  contradictions: readonly Contradiction[],
): string {
  const { id, kind, name, about, source, from, text } = statement;
  const disputes = contradictions
    .filter(({ appliesTo }) => appliesTo[kind]?.includes(name))
    .map((contradiction) => `[${contradiction.id}](#contradiction-${contradiction.id})`);
  const notes = [
    `${renderSourceLink(source)}${from.length > 0 ? ` from ${from.map(renderSourceLink).join(', ')}` : ''}`,
    renderFileLink(statement),
    ...(disputes.length > 0 ? [`sources disagree: ${disputes.join(', ')}`] : []),
  ];
  const subject = `\`${name}\`${about === undefined ? '' : `, ${about.replaceAll('-', ' ')}`}`;
  return `- ${renderAnchor(id)}${subject}: ${text} (${notes.join('; ')})`;
}

function toHeading(level: EvidenceLevel): string {
  return `${level.charAt(0).toUpperCase()}${level.slice(1)}`;
}
