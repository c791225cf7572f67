import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parseProxyConfig } from '../src/index.ts';

const folder = fileURLToPath(new URL('..', import.meta.url));
const read = (path: string) => readFileSync(join(folder, path), 'utf8');
const readme = read('README.md');

/** First columns of the rows whose first cell is code. */
function readRows(text: string): (readonly [string, string])[] {
  return [...text.matchAll(/^\| `([^`]+)` +\| ([^|]*?) *\|/gm)].map(
    ([, name = '', value = '']) => [name, value] as const,
  );
}

describe('README.md', () => {
  it('shows a configuration that is valid, with the defaults of all limits', () => {
    const example = /```yaml\n(.+?)```/s.exec(readme)?.[1] ?? '';
    const config = parseProxyConfig(example, 'README.md');
    expect(Object.keys(config.consumers)).toEqual(['support', 'importer']);
    expect(config.limits).toEqual(parseProxyConfig('', 'default').limits);
    for (const limit of Object.keys(config.limits)) expect(example).toContain(limit);
  });

  it('lists every variable that is read, with its default', () => {
    const source = read('src/configuration/read-environment.ts');
    const names = [...source.matchAll(/(?:get\(|readVariable\(environment, )'([A-Z_]+)'/g)];
    const rows = new Map(readRows(readme));
    expect([...rows.keys()].toSorted()).toEqual(
      [...new Set(names.map(([, name]) => name))].toSorted(),
    );
    for (const [, name = '', value = ''] of source.matchAll(/'([A-Z_]+)'\) \?\? '([^']+)'/g))
      expect(rows.get(name)).toBe(`\`${value}\``);
  });
});

const pages = globSync(['README.md', 'docs/**/*.md'], { cwd: folder });

describe.each(pages)('%s', (page) => {
  it('links to what exists, headings included', () => {
    const file = join(folder, page);
    for (const [, path = '', anchor] of readFileSync(file, 'utf8').matchAll(
      /\]\((?!https?:)([^)#\s]*)(?:#([^)]+))?\)/g,
    )) {
      const target = path === '' ? file : join(dirname(file), path);
      expect(existsSync(target), path).toBe(true);
      if (anchor !== undefined) expect(readAnchors(target), `${path}#`).toContain(anchor);
    }
  });
});

/** The headings of a page, as links name them. */
function readAnchors(file: string): string[] {
  return [...readFileSync(file, 'utf8').matchAll(/^#+ (.+)$/gm)].map(([, title = '']) =>
    title
      .toLowerCase()
      .replaceAll(/[^\w\s-]/g, '')
      .replaceAll(' ', '-'),
  );
}
