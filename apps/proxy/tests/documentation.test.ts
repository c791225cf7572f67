import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseProxyConfig } from '../src/index.ts';

const read = (path: string) => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8');
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

  it('links to files that exist', () => {
    for (const [, path = ''] of readme.matchAll(/\]\(([^)#]+)/g))
      expect(() => read(path), path).not.toThrow();
  });
});
