import { describe, expect, it } from 'vitest';
import { describeAspect } from '../src/evidence/describe-aspect.ts';
import { readEvidenceLedger } from '../src/index.ts';
import { specification } from './specification.ts';

interface Entry {
  level: string;
  source: string;
  about?: string | undefined;
}

const { statements, contradictions, sources } = readEvidenceLedger();

describe('readEvidenceLedger', () => {
  it('lists each entry of the specification once', () => {
    expect(statements.map(toEntry).toSorted()).toEqual(entriesIn(specification).toSorted());
  });

  it('gives each statement an id of its own, words and a file', () => {
    expect(new Set(statements.map(({ id }) => id)).size).toBe(statements.length);
    for (const { text, file } of statements) {
      expect(text).toMatch(/^\S.*\.$/);
      expect(file).toMatch(/\.yaml$/);
    }
  });

  it.each([
    ['operations', 'getOpenAiChatMessage', 'role', 'documented', 'Needs `OpenAiChatMessage-Read`.'],
    ['operations', 'deleteOpenAiChatMessage', 'role', 'inferred', expect.any(String)],
    ['parameters', 'dir', 'values', 'documented', 'One of `0`, `1`.'],
    ['parameters', 'size', 'default', 'documented', '`25` where it is left out.'],
    ['schemas', 'Action', 'values', 'documented', '`1` means Operator.'],
    [
      'fields',
      'OpenAiChatMessageSummary.UserId',
      'nullability',
      'documented',
      'May be null. The example carries null.',
    ],
    ['fields', 'OpenAiChatMessageSummary.HelpDeskCommentId', 'nullability', 'inferred', /null/],
    ['fields', 'CommandFailure.WasSuccessful', 'values', 'documented', 'Always `false`.'],
    ['responses', 'ThrottledConflict', undefined, 'published', /status 409/],
    ['responses', 'TooManyRequests', undefined, 'observed', /status 429/],
    ['responses', 'createOpenAiChatMessage 200', undefined, 'documented', expect.any(String)],
    ['rules', 'delete-is-permanent', undefined, 'inferred', expect.any(String)],
  ])('states of %s %s (%s) that it is %s', (kind, name, about, level, text) => {
    const found = statements.filter(
      (one) => one.kind === kind && one.name === name && one.about === about,
    );

    const words: unknown = text instanceof RegExp ? expect.stringMatching(text) : text;
    expect(found[0]).toMatchObject({ level, text: words });
  });

  it.each(contradictions)('knows to what $id applies', ({ appliesTo }) => {
    for (const [kind, names] of Object.entries(appliesTo)) {
      for (const name of names) {
        expect(statements).toContainEqual(expect.objectContaining({ kind, name }));
      }
    }
  });

  it.each([
    ['action-values', 'schemas', 'Action'],
    ['sort-direction', 'parameters', 'dir'],
    ['authentication-scheme', 'securitySchemes', 'basicAuth'],
    ['throttling-status', 'responses', 'ThrottledConflict'],
    ['throttling-status', 'responses', 'TooManyRequests'],
  ] as const)('has a contradiction %s about %s %s', (id, kind, name) => {
    const contradiction = contradictions.find((candidate) => candidate.id === id);

    expect(contradiction?.appliesTo[kind]).toContain(name);
  });

  it('names every source that is cited', () => {
    const ids = sources.map(({ id }) => id);

    for (const { source, from } of statements)
      expect(ids).toEqual(expect.arrayContaining([source, ...from]));
  });

  it('names the file that is not there', () => {
    expect(() => readEvidenceLedger('/nowhere')).toThrow('/nowhere/openapi.yaml cannot be read');
  });
});

describe('describeAspect', () => {
  it.each([
    ['required', { required: true, schema: { type: 'string' } }, 'Required.'],
    ['required', { allOf: [{ required: ['a'] }, { required: ['b'] }] }, 'Requires `a`, `b`.'],
    ['nullability', { type: 'null' }, 'Always null.'],
    ['values', { schema: { enum: ['x', null] } }, 'One of `x`, `null`.'],
    ['format', { format: 'uuid' }, 'Has the format `uuid`.'],
    ['bounds', { format: 'int64', minimum: 1 }, 'A whole number of 64 bits; at least `1`.'],
    ['bounds', { minLength: 1 }, 'At least `1` characters long.'],
    ['unknown-fields', { additionalProperties: false }, 'Refuses fields that are not listed.'],
  ])('says of %s of %j: %s', (about, node, text) => {
    expect(describeAspect(about, node)).toBe(text);
  });
});

function toEntry({ level, source, about = '' }: Entry): string {
  return `${level} ${source} ${about}`;
}

/** Each entry of an `x-evidence` below a node. */
function entriesIn(node: unknown): string[] {
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([key, value]) =>
    key === 'x-evidence' ? (value as Entry[]).map(toEntry) : entriesIn(value),
  );
}
