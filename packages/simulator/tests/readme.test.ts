import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { unauthorized, writesByRequestId } from './readme/as-a-server.ts';
import { statuses } from './readme/without-a-network.ts';

const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8');

describe('the README', () => {
  it('shows the examples that are compiled here, word for word', () => {
    const shown = [...read('../README.md').matchAll(/^```ts\n(.*?)^```$/gms)].map(
      ([, example]) => example,
    );
    const compiled = ['without-a-network', 'as-a-server'].map((name) =>
      read(`readme/${name}.ts`).replace('../../src/index.ts', '@nexudus-toolkit/simulator'),
    );
    expect(shown).toEqual(compiled);
  });

  it('has examples that do what they say', () => {
    expect(statuses).toEqual([503, 200]);
    expect(unauthorized).toBe(1);
    expect(writesByRequestId).toEqual({});
  });
});
