import type { OpenAiChatMessage } from '@nexudus-toolkit/api-types';
import {
  operations,
  validateResponseBody,
  type PersonalDataClass,
  type ValueShape,
} from '@nexudus-toolkit/validation';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Grant } from '../../src/index.ts';
import { createFieldShaper } from '../../src/shaping/field-shaper.ts';
import { createTokenVault } from '../../src/shaping/token-vault.ts';
import { createWrittenTexts } from '../../src/shaping/written-texts.ts';
import { everything } from '../fixtures/test-proxy.ts';
import { toPage } from '../fixtures/records.ts';
import { openTemporaryState } from '../fixtures/temporary-state.ts';

const treatment = fc.constantFrom('clear', 'tokenize', 'redact' as const);
const grants: fc.Arbitrary<Grant> = fc
  .record({
    ...{ name: treatment, phone: treatment, email: treatment },
    ...{ 'contact-identifier': treatment, 'free-text': treatment },
  })
  .map((fields) => ({ ...everything, fields, share: { weight: 1 } }));

const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom('', '«REDACTED»', '\ud800'),
);
const leaves: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  null: fc.constant(null),
  string: anyText,
  integer: fc.integer(),
  boolean: fc.boolean(),
};
const forms: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  UniqueId: fc.uuid(),
  CreatedOn: fc.constant('2026-01-10T08:00:00Z'),
  UpdatedOn: fc.constant('2026-01-10T08:00:00Z'),
};

/** Records that satisfy the specification, with fields that it does not know. */
function toArbitrary({ properties = {} }: ValueShape): fc.Arbitrary<OpenAiChatMessage> {
  const fields = Object.entries(properties).map(([name, { types }]) => {
    const values = types.map((type) => leaves[type] ?? fc.constant(null));
    return [
      name,
      forms[name] ?? (types.length === 0 ? fc.jsonValue() : fc.oneof(...values)),
    ] as const;
  });
  const described = fc.record(Object.fromEntries(fields));
  return fc
    .tuple(
      described,
      fc.dictionary(
        fc.string().filter((name) => !(name in properties)),
        fc.jsonValue(),
      ),
    )
    .map(([record, others]) => ({ ...others, ...record }) as unknown as OpenAiChatMessage);
}

const recordShape = operations.getOpenAiChatMessage.answers['200'] ?? { types: [] };
const classes = Object.entries(operations.getOpenAiChatMessage.personalData);

describe('an answer that was shaped', () => {
  it('satisfies the specification, and shows of each class what was granted', async () => {
    const state = await openTemporaryState();
    const shaper = createFieldShaper({
      ...{ vault: createTokenVault({ state }), writtenTexts: createWrittenTexts(state) },
    });
    await fc.assert(
      fc.asyncProperty(toArbitrary(recordShape), grants, async (record, grant) => {
        const { getOpenAiChatMessage: get, searchOpenAiChatMessages: search } = operations;
        expect(validateResponseBody(get.id, 200, 'application/json', record)).toEqual([]);
        const shaped = await shaper.shape(get, 200, record, grant, 'crm');
        expect(validateResponseBody(get.id, 200, 'application/json', shaped)).toEqual([]);
        const page = await shaper.shape(search, 200, toPage([record]), grant, 'crm');
        expect(validateResponseBody(search.id, 200, 'application/json', page)).toEqual([]);
        const fields = shaped as OpenAiChatMessage & Readonly<Record<string, unknown>>;
        const sent = record as OpenAiChatMessage & Readonly<Record<string, unknown>>;
        for (const [name, personalDataClass] of classes)
          requireTreated(sent[name], fields[name], personalDataClass, grant);
        if (fields !== record)
          expect(Object.keys(fields).every((name) => name in (recordShape.properties ?? {}))).toBe(
            true,
          );
      }),
      { seed: 1, numRuns: 300 },
    );
  });

  it('has no more faults than it had', async () => {
    const state = await openTemporaryState();
    const shaper = createFieldShaper({
      ...{ vault: createTokenVault({ state }), writtenTexts: createWrittenTexts(state) },
    });
    const drifted = fc
      .tuple(
        toArbitrary(recordShape),
        fc.dictionary(
          fc.constantFrom(...Object.keys(recordShape.properties ?? {})),
          fc.jsonValue(),
        ),
      )
      .map(([record, others]) => ({ ...record, ...others }));
    await fc.assert(
      fc.asyncProperty(drifted, grants, async (record, grant) => {
        const { getOpenAiChatMessage: get } = operations;
        const list = (value: unknown) =>
          (validateResponseBody(get.id, 200, 'application/json', value) ?? []).map(
            ({ pointer }) => pointer,
          );
        const before = new Set(list(record));
        const after = list(await shaper.shape(get, 200, record, grant, 'crm'));
        expect(after.filter((pointer) => !before.has(pointer))).toEqual([]);
      }),
      { seed: 2, numRuns: 300 },
    );
  });
});

function requireTreated(
  sent: unknown,
  shown: unknown,
  personalDataClass: PersonalDataClass,
  { fields }: Grant,
): void {
  if (sent === null || sent === '') expect(shown).toBe(sent);
  else if (fields[personalDataClass] === 'redact') expect([null, '«REDACTED»']).toContain(shown);
  else if (fields[personalDataClass] === 'tokenize' && typeof sent === 'string')
    expect(shown).toMatch(/^«PII:[A-Z_]+:[0-9a-f]{8,32}»$/);
  else if (fields[personalDataClass] === 'clear' && personalDataClass !== 'free-text')
    expect(shown).toBe(sent);
}
