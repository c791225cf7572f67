import type { EvidenceStatement } from '@nexudus-toolkit/openapi';

/** A text that stands in one cell of a table. */
export function toCell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll(/\s+/g, ' ').trim();
}

/** A table with the given heads; the cells are Markdown. */
export function renderTable(
  heads: readonly string[],
  rows: readonly (readonly string[])[],
): readonly string[] {
  const line = (cells: readonly string[]) => `| ${cells.map(toCell).join(' | ')} |`;
  return [line(heads), line(heads.map(() => '---')), ...rows.map(line)];
}

/** A place on the page that a link can lead to. */
export function renderAnchor(id: string): string {
  return `<a id="${id}"></a>`;
}

/** A link to a source on this page. */
export function renderSourceLink(id: string): string {
  return `[${id}](#source-${id})`;
}

/** A link to the file that makes a statement. */
export function renderFileLink({ file }: EvidenceStatement): string {
  return `[${file}](${file})`;
}
