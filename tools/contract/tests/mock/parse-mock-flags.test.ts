import { describe, expect, it } from 'vitest';
import { parseMockFlags } from '../../src/mock/parse-mock-flags.ts';

const defaults = { port: 4010, host: '127.0.0.1', isStatic: false, seed: undefined };

describe('parseMockFlags', () => {
  it.each([
    [[], defaults],
    [['--port', '0', '--host', '::1'], { ...defaults, port: 0, host: '::1' }],
    [['--static'], { ...defaults, isStatic: true }],
    [['--seed=7'], { ...defaults, seed: 7 }],
  ])('reads %j', (args, options) => {
    expect(parseMockFlags(args)).toEqual({ kind: 'start', options });
  });

  it('shows help, whatever else is asked for', () => {
    expect(parseMockFlags(['--port', 'x', '-h'])).toEqual({ kind: 'help' });
  });

  it.each([
    [['--port', '65536'], '--port must be an integer from 0 to 65535, not "65536".'],
    [['--port='], '--port must be an integer from 0 to 65535, not "".'],
    [['--port'], "'--port <value>' argument missing"],
    [['--host', ''], '--host must be an address'],
    [['--seed', '1.5'], '--seed must be an integer'],
    [['--static', '--seed', '1'], '--seed has no effect with --static'],
    [['--dynamic'], "'--dynamic'"],
    [['4010'], "'4010'"],
  ])('refuses %j in one line', (args, message) => {
    const command = parseMockFlags(args);

    expect(command).toMatchObject({ kind: 'invalid' });
    const text = command.kind === 'invalid' ? command.message : '';
    expect(text).toContain(message);
    expect(text).toMatch(/^[^\n]+ See --help\.$/);
  });
});
