import { describe, expect, it } from 'vitest';
import { checkVersionStep, toTakenStep } from '../../src/changes/version-step.ts';

describe('toTakenStep', () => {
  it.each([
    ['1.2.3', '2.0.0', 'major'],
    ['1.2.3', '1.3.0', 'minor'],
    ['1.2.3', '1.2.4', 'patch'],
    ['1.2.3', '1.2.3', 'none'],
    ['1.2.3', '1.2.2', 'none'],
    ['0.1.0', '0.2.0', 'major'],
    ['0.1.0', '0.1.1', 'minor'],
    ['0.1.0', '1.0.0', 'major'],
    ['0.0.1', '0.0.2', 'major'],
    ['0.0.0', '0.0.1', 'major'],
    ['1.0.0-beta.1', '1.0.0-beta.2', 'patch'],
    ['v1', 'v2', 'major'],
    ['1.0', '1.1', 'minor'],
    ['first', 'second', 'none'],
  ] as const)('from %s to %s is %s', (oldVersion, newVersion, step) => {
    expect(toTakenStep(oldVersion, newVersion)).toBe(step);
  });
});

describe('checkVersionStep', () => {
  const versions = { needed: 'major', oldVersion: '0.1.0', newVersion: '0.1.1' } as const;
  const note = 'Migration: send Size as well.';

  it.each([
    ['a major step', { ...versions, newVersion: '0.2.0', commitMessages: [] }, 'version'],
    [
      'a marked commit with a note',
      { ...versions, commitMessages: [`feat(openapi)!: ask for Size\n\n${note}`] },
      'commit',
    ],
    [
      'line ends of Windows',
      { ...versions, commitMessages: [`feat!: ask for Size\r\n\r\n${note}\r\n`] },
      'commit',
    ],
    [
      'the footer of conventional commits',
      { ...versions, commitMessages: ['fix: other', 'feat!: ask\n\nBREAKING CHANGE: send Size.'] },
      'commit',
    ],
  ] as const)('takes %s', (_, options, coveredBy) => {
    expect(checkVersionStep(options)).toMatchObject({ isCovered: true, coveredBy });
  });

  it.each([
    ['nothing', []],
    ['a mark without a note', ['feat!: ask for Size']],
    ['a mark with an empty note', ['feat!: ask for Size\n\nMigration:']],
    ['a note without a mark', [`feat: ask for Size\n\n${note}`]],
    ['mark and note in two commits', ['feat!: ask for Size', `fix: other\n\n${note}`]],
  ])('does not take %s', (_, commitMessages) => {
    const { isCovered, message } = checkVersionStep({ ...versions, commitMessages });

    expect(isCovered).toBe(false);
    expect(message).toContain('0.1.0 to 0.1.1 is no major step');
  });

  it('has nothing to say where nothing is breaking', () => {
    const { isCovered } = checkVersionStep({ ...versions, needed: 'minor', commitMessages: [] });

    expect(isCovered).toBe(true);
  });
});
