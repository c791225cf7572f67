import { readdirSync, readFileSync } from 'node:fs';

import { expect, test } from 'vitest';

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
const packageName = '@nexudus-toolkit/client';
const folder = new URL('readme/', import.meta.url);

// The compiler checks the files; this makes sure that the README shows them and nothing else.
test('the README shows the examples that are compiled, word for word', () => {
  const shown = [...readme.matchAll(/^```ts\n(.*?)^```$/gms)].map((match) => match[1]);
  const compiled = readdirSync(folder).map((name) =>
    readFileSync(new URL(name, folder), 'utf8').replace('../../src/index.ts', packageName),
  );
  expect(shown.toSorted()).toEqual(compiled.toSorted());
  expect(shown).not.toEqual([]);
});
