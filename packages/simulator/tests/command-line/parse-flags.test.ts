import { describe, expect, it } from 'vitest';
import { helpText, parseFlags } from '../../src/command-line/parse-flags.ts';

describe('parseFlags', () => {
  it('reads every flag', () => {
    const args = '--port 0 --messages=5 --seed 7 --throttle documented --latency-ms 20'.split(' ');
    expect(parseFlags(args)).toEqual({
      kind: 'start',
      options: { port: 0, messages: 5, seed: 7, throttle: 'documented', latencyMs: 20 },
    });
  });

  it('leaves out what is not given', () => {
    expect(parseFlags([])).toEqual({ kind: 'start', options: {} });
  });

  it.each(['--help', '-h'])('shows the help on %s', (flag) => {
    expect(parseFlags([flag])).toEqual({ kind: 'help' });
  });

  it.each([
    ['--port 65536', '--port must be an integer from 0 to 65535, not "65536".'],
    ['--port', '--port must be an integer from 0 to 65535, not "".'],
    ['--port --seed', '--port must be an integer from 0 to 65535, not "--seed".'],
    ['--messages many', '--messages must be an integer from 0 to 10000000, not "many".'],
    ['--seed -1', '--seed must be an integer from 0 to 9007199254740991, not "-1".'],
    ['--throttle on', '--throttle must be documented or off, not "on".'],
    ['--latency-ms 1.5', '--latency-ms must be an integer from 0 to 3600000, not "1.5".'],
    ['--prot 1', 'Unknown flag --prot.'],
    ['--toString', 'Unknown flag --toString.'],
    ['8081', 'Unexpected argument 8081.'],
  ])('refuses %s in one line', (args, message) => {
    expect(parseFlags(args.split(' '))).toEqual({
      kind: 'invalid',
      message: `${message} See --help.`,
    });
  });
});

describe('helpText', () => {
  it.each(['--port', '--messages', '--seed', '--throttle', '--latency-ms', '--help'])(
    'explains %s',
    (flag) => {
      expect(helpText).toMatch(new RegExp(`^ {2}${flag}\\b`, 'm'));
    },
  );
});
