import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readAcceptedSurvivors } from '../../src/mutation/accepted-survivors.ts';

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'accepted-'));
});

afterAll(() => {
  rmSync(folder, { recursive: true });
});

const entry = '- { id: client/a/b, reason: No consumer can tell. }\n';

describe('readAcceptedSurvivors', () => {
  it.each([
    ['', []],
    ['# Nothing yet.\n[]\n', []],
    [entry, [{ id: 'client/a/b', reason: 'No consumer can tell.' }]],
  ])('reads %j', (text, expected) => {
    expect(read(text)).toEqual(expected);
  });

  it.each([
    ['- id: client/a/b\n', 'reason'],
    ["- { id: client/a/b, reason: '' }\n", 'reason'],
    ['- { id: client/a/b, reason: No consumer can tell., until: 2030 }\n', 'until'],
    ['id: client/a/b\n', 'no list of survivors'],
    [entry + entry, 'lists client/a/b twice'],
  ])('refuses %j', (text, message) => {
    expect(() => read(text)).toThrow(message);
  });

  it('reads the list of the repository', () => {
    const file = join(import.meta.dirname, '../../src/mutation/accepted-survivors.yaml');

    expect(readAcceptedSurvivors(file)).toBeInstanceOf(Array);
  });
});

function read(text: string): unknown {
  const file = join(folder, 'accepted.yaml');
  writeFileSync(file, text);
  return readAcceptedSurvivors(file);
}
