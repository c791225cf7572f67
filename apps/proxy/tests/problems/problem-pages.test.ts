import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { problems } from '../../src/problems/problem.ts';

const folder = new URL('../../docs/problems/', import.meta.url);
const read = (name: string) => readFileSync(new URL(name, folder), 'utf8');
const index = read('README.md');

describe('docs/problems', () => {
  it('has a page for every problem, and none besides', () => {
    const expected = Object.keys(problems).map((code) => `${code}.md`);
    expect(readdirSync(folder).toSorted()).toEqual(['README.md', ...expected].toSorted());
  });

  it('lists every problem once, with its status and title', () => {
    const rows = index.matchAll(/^\| \[`([^`]+)`\]\((\S+)\) +\| (\d+) +\| (.*?) +\|$/gm);
    expect([...rows].map((row) => row.slice(1)).toSorted()).toEqual(
      Object.entries(problems)
        .map(([code, { status, title }]) => [code, `${code}.md`, String(status), title])
        .toSorted(),
    );
  });

  it.each(Object.entries(problems))('says what %s is and what to do about it', (code, problem) => {
    const [heading, , status, , ...rest] = read(`${code}.md`).split('\n');
    expect(heading).toBe(`# ${problem.title}`);
    expect(status).toBe(`Status ${problem.status} · \`urn:problem-type:nexudus-proxy:${code}\``);
    expect(rest.filter((line) => line.startsWith('## '))).toEqual([
      '## What it means',
      '## What to do',
    ]);
    const text = rest.join('\n');
    const readers = [...text.matchAll(/^\*\*(.+):\*\* \S/gm)].map(([, reader]) => reader);
    if (text.includes('On the administration port')) expect(readers.length).toBeGreaterThan(0);
    else expect(readers).toEqual(['Consumer', 'Operator']);
  });

  it('shows a problem as it is', () => {
    const example = /```json\n(.+?)```/s.exec(index)?.[1] ?? '';
    const { title, status } = problems['operation-not-granted'];
    expect(JSON.parse(example)).toMatchObject({ title, status });
  });
});
