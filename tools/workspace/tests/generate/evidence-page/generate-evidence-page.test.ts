import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readEvidenceLedger } from '@nexudus-toolkit/openapi';
import { describe, expect, it } from 'vitest';
import { generateEvidencePage } from '../../../src/generate/evidence-page/generate-evidence-page.ts';

const folder = join(import.meta.dirname, '../../../../../openapi');
const { statements, contradictions, sources } = readEvidenceLedger(folder);
const page = await generateEvidencePage(folder);
const lines = page.split('\n');

/** The lines of a section, from its heading to the next one of the same depth. */
function section(heading: string): string[] {
  const start = lines.indexOf(`## ${heading}`);
  const length = lines.slice(start + 1).findIndex((line) => line.startsWith('## '));
  return lines.slice(start, length === -1 ? undefined : start + 1 + length);
}

describe('generateEvidencePage', () => {
  it.each([
    ['Documented', 'documented'],
    ['Published', 'published'],
    ['Observed', 'observed'],
    ['Inferred', 'inferred'],
  ])('lists under %s the statements of that level and no others', (heading, level) => {
    const anchors = section(heading).flatMap((line) => /^- <a id="([^"]+)">/.exec(line)?.[1] ?? []);
    const ids = statements.filter((one) => one.level === level).map(({ id }) => id);

    expect(ids.length).toBeGreaterThan(0);
    expect(anchors.toSorted()).toEqual(ids.toSorted());
  });

  it('puts stronger levels first', () => {
    const headings = lines.filter((line) => line.startsWith('## '));

    expect(headings).toEqual(
      ['Documented', 'Published', 'Observed', 'Inferred', 'Contradictions', 'Sources'].map(
        (heading) => `## ${heading}`,
      ),
    );
  });

  it.each(statements.filter((_, index) => index % 17 === 0))(
    'says $text with source and file',
    ({ id, text, source, file }) => {
      const line = lines.find((candidate) => candidate.includes(`<a id="${id}">`));

      expect(line).toContain(text);
      expect(line).toContain(`[${source}](#source-${source})`);
      expect(line).toContain(`[${file}](${file})`);
    },
  );

  it('counts the statements', () => {
    expect(page).toMatch(new RegExp(`^\\| All \\|.* ${statements.length} \\|$`, 'm'));
  });

  it.each(contradictions)('says of $id what is said, decided, and would settle it', (one) => {
    const start = lines.indexOf(`### ${one.subject}`);
    const text = lines.slice(start, start + 8 + one.statements.length).join('\n');

    for (const { says } of one.statements) expect(text).toContain(says);
    expect(text).toContain(`Decided: ${one.decision.trim()}`);
    expect(text).toContain(`Settled by: ${one.settledBy.trim()}`);
  });

  it.each(sources)('has the source $id', ({ id, title }) => {
    expect(
      section('Sources').some((line) => line.includes(`source-${id}`) && line.includes(title)),
    ).toBe(true);
  });

  it('links only to what is there', () => {
    const targets = new Set([...page.matchAll(/\]\(([^)]+)\)/g)].map(([, target = '']) => target));
    const headings = lines.flatMap((line) => /^#+ (.*)$/.exec(line)?.[1]?.toLowerCase() ?? []);
    const anchors = new Set([
      ...[...page.matchAll(/<a id="([^"]+)">/g)].map(([, id]) => `#${id}`),
      ...headings.map((heading) => `#${heading}`),
    ]);
    const broken = [...targets].filter((target) =>
      target.startsWith('#') ? !anchors.has(target) : !existsSync(join(folder, target)),
    );

    expect(targets.size).toBeGreaterThan(50);
    expect(broken).toEqual([]);
  });
});
