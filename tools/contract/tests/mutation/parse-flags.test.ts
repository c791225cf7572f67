import { describe, expect, it } from 'vitest';
import { areas } from '../../src/mutation/mutant.ts';
import { defaultLimit, parseFlags, UsageError } from '../../src/mutation/parse-flags.ts';

const mistakes: readonly (readonly [args: string, message: string])[] = [
  ['--lmit 3', "Unknown option '--lmit'"],
  ['--limit', "Option '--limit <value>' argument missing"],
  ['--limit 0', '--limit needs a whole number from 1 on, not "0".'],
  ['--limit 1.5', '--limit needs a whole number from 1 on, not "1.5".'],
  ['--limit many', '--limit needs a whole number from 1 on, not "many".'],
  ['--seed=-1', '--seed needs a whole number from 0 on, not "-1".'],
  ['--jobs 0', '--jobs needs a whole number from 1 on, not "0".'],
  ['--area servers', '--area knows no "servers": use specification, simulator'],
  ['--check pact', '--check knows no "pact": use lint, facts'],
  ['--all --limit 5', 'Give --all or --limit, not both.'],
  ['--report=', '--report needs the name of a folder.'],
  ['everything', "Unexpected argument 'everything'"],
];

describe('parseFlags', () => {
  it('has defaults for all', () => {
    expect(parseFlags([])).toMatchObject({ areas, limit: defaultLimit, seed: 1, only: [] });
  });

  it('reads all that it is given', () => {
    const args =
      '--area client --area proxy --check types --only a --only b --seed 7 --jobs 3 --json';

    expect(parseFlags([...args.split(' '), '--all', '--report', 'out'])).toEqual({
      areas: ['client', 'proxy'],
      checks: ['types'],
      only: ['a', 'b'],
      seed: 7,
      jobs: 3,
      json: true,
      limit: Infinity,
      report: 'out',
      help: false,
      list: false,
    });
  });

  it.each(mistakes)('refuses %s', (args, message) => {
    const parse = (): unknown => parseFlags(args.split(' '));

    expect(parse).toThrow(UsageError);
    expect(parse).toThrow(message);
  });
});
