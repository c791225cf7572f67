import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { specificationFolder } from './redocly.ts';
import { specification } from './specification.ts';

interface Contradiction {
  id: string;
  subject: string;
  statements: { source: string; says: string }[];
  decision: string;
  settledBy: string;
}

const { sources } = read('sources.yaml') as { sources: Record<string, unknown> };
const { contradictions } = read('contradictions.yaml') as { contradictions: Contradiction[] };

describe('sources', () => {
  it.each(Object.keys(sources))('%s is cited by the specification', (id) => {
    expect(JSON.stringify(specification)).toContain(`"source":"${id}"`);
  });
});

describe('contradictions', () => {
  it.each(contradictions)('$id quotes known sources and decides', (contradiction) => {
    expect(contradiction).toEqual({
      id: expect.stringMatching(/^[a-z-]+$/) as string,
      subject: expect.any(String) as string,
      statements: contradiction.statements.map(() => ({
        source: expect.toBeOneOf(Object.keys(sources)) as string,
        says: expect.any(String) as string,
      })),
      decision: expect.any(String) as string,
      settledBy: expect.any(String) as string,
    });
    expect(contradiction.statements.length).toBeGreaterThan(1);
  });
});

function read(file: string): unknown {
  return parse(readFileSync(join(specificationFolder, 'evidence', file), 'utf8'));
}
