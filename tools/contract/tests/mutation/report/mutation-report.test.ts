import { describe, expect, it } from 'vitest';
import type { AcceptedSurvivor } from '../../../src/mutation/accepted-survivors.ts';
import type { Mutant } from '../../../src/mutation/mutant.ts';
import { createReport, type MutationReport } from '../../../src/mutation/report/mutation-report.ts';
import {
  headlineOf,
  renderMarkdown,
  renderText,
} from '../../../src/mutation/report/render-report.ts';

const possible = ['one', 'two', 'three', 'four'].map((name): Mutant => ({
  id: `client/drop-guard/${name}`,
  area: 'client',
  operator: 'drop-guard',
  file: `packages/client/src/${name}.ts`,
  line: 7,
  before: 'assert(id);',
  after: '',
  mutate: () => '',
}));

describe('createReport', () => {
  it('is content when every mutant was killed', () => {
    const report = createFrom([true, true]);

    expect(report).toMatchObject({ outcome: 'all killed', score: 1, findings: [] });
    expect(report.areas).toEqual([
      {
        area: 'client',
        possible: 4,
        seeded: 2,
        killed: 2,
        accepted: 0,
        survived: 0,
        durationMs: 2400,
      },
    ]);
    expect(report.checks).toEqual([{ check: 'types', killed: 2 }]);
  });

  it('finds a survivor, and says where it is', () => {
    const report = createFrom([true, false, true]);

    expect(report).toMatchObject({ outcome: 'finding', score: 2 / 3 });
    expect(report.findings).toEqual([
      expect.stringContaining(
        'client/drop-guard/two survived: packages/client/src/two.ts:7, assert(id); became (nothing).',
      ),
    ]);
  });

  it('lets a survivor pass that is accepted, and leaves it out of the score', () => {
    const report = createFrom([true, false], [accept('client/drop-guard/two')]);

    expect(report).toMatchObject({ outcome: 'all killed', score: 1, findings: [] });
    expect(report.mutants[1]).toMatchObject({ status: 'accepted', reason: 'Nobody can tell.' });
  });

  it.each([
    ['is killed after all', 'client/drop-guard/one', 'is accepted, but types notices it'],
    ['is not made any more', 'client/drop-guard/gone', 'no rule makes it any more'],
  ])('finds an accepted survivor that %s', (_, id, message) => {
    const report = createFrom([true], [accept(id)]);

    expect(report.outcome).toBe('finding');
    expect(report.findings).toEqual([expect.stringContaining(message)]);
  });

  it('does not ask for an accepted survivor that was not seeded', () => {
    expect(createFrom([true], [accept('client/drop-guard/four')]).findings).toEqual([]);
  });
});

describe('renderReport', () => {
  const report = createFrom([true, false, false], [accept('client/drop-guard/two')]);

  it('says the result in one line', () => {
    expect(headlineOf(report)).toBe('1 of 3 faults noticed, 1 accepted, 1 survived, 5.0 s');
  });

  it('shows scores, checks and findings on a terminal', () => {
    const text = renderText(report);

    expect(text).toContain('| client |  50 % |      1 |        1 |        1 |');
    expect(text).toContain('client/drop-guard/three survived');
    expect(text).toContain('| types');
  });

  it('shows every mutant in Markdown, with nothing that breaks a table', () => {
    const text = renderMarkdown(report);
    const rows = text.split('\n').filter((line) => line.startsWith('| `client/'));

    expect(rows).toHaveLength(3);
    expect(rows[0]).toContain('a \\| b');
    expect(rows[1]).toContain('Nobody can tell.');
  });
});

function createFrom(
  killed: readonly boolean[],
  accepted: readonly AcceptedSurvivor[] = [],
): MutationReport {
  const results = possible.slice(0, killed.length).map((mutant, index) => ({
    mutant,
    killed: killed[index] === true ? { by: 'types', detail: 'a | b' } : undefined,
    durationMs: 1200,
  }));
  return createReport({ possible, results, accepted, durationMs: 5000, seed: 1 });
}

function accept(id: string): AcceptedSurvivor {
  return { id, reason: 'Nobody can tell.' };
}
