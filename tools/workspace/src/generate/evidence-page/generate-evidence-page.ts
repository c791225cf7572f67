import { readEvidenceLedger, type EvidenceLedger } from '@nexudus-toolkit/openapi';
import { renderAnchor, renderTable } from './markdown.ts';
import { renderContradictions } from './render-contradictions.ts';
import { renderExampleDifferences } from './render-example-differences.ts';
import { renderCounts, renderStatements } from './render-statements.ts';

/** Renders the page that shows how each statement of a specification is known. */
export async function generateEvidencePage(specificationFolder: string): Promise<string> {
  const ledger = readEvidenceLedger(specificationFolder);
  return [
    '<!-- Generated from openapi/ by `npm run generate`. Edit the specification instead of this file. -->',
    '',
    '# Evidence',
    '',
    'How each statement of the specification is known: its level, its source, and the file that makes it.',
    'An entry about an aspect (`nullability`, `values`, `default`, …) says no more than that aspect.',
    '',
    ...renderCounts(ledger),
    '',
    'See also: [contradictions](#contradictions), [sources](#sources).',
    ...renderStatements(ledger),
    ...renderContradictions(ledger),
    ...(await renderExampleDifferences(specificationFolder)),
    ...renderSources(ledger),
    '',
  ].join('\n');
}

function renderSources({ sources, statements }: EvidenceLedger): string[] {
  const rows = sources.map(({ id, title, publisher, location, level, covers }) => [
    `${renderAnchor(`source-${id}`)}\`${id}\``,
    `${title} (${publisher})${location === undefined ? '' : `: \`${location}\``}`,
    level,
    covers,
    String(statements.filter(({ source }) => source === id).length),
  ]);
  const heads = ['id', 'source', 'level', 'what it covers', 'statements'];
  return [
    ...['', '## Sources', ''],
    'From [evidence/sources.yaml](evidence/sources.yaml).',
    '',
    ...renderTable(heads, rows),
  ];
}
