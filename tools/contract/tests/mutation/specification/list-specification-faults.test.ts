import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { groupBy } from '../../../src/mutation/group-by.ts';
import { listSpecificationFaults } from '../../../src/mutation/specification/list-specification-faults.ts';

const root = join(import.meta.dirname, '../../../../..');
const faults = listSpecificationFaults(root);

/** One fault of each kind, and what it takes to be there or gone. */
const examples = [
  ['drop-field', 'OpenAiChatMessageSummary.Rating', /^ {2}Rating:/m, undefined],
  ['rename-field', 'OpenAiChatMessageSummary.Rating', /- Rating$/m, /^ {2}"RatingRenamed":/m],
  ['flip-nullability', 'OpenAiChatMessageSummary.BusinessId', undefined, /"integer","null"/],
  ['change-type', 'OpenAiChatMessagePage.TotalPages', undefined, /"string"/],
  ['tighten-enum', 'dir', /enum: \[0, 1\]/, /enum: \[0\]/],
  ['loosen-enum', 'dir', /enum: \[0, 1\]/, /enum: \[0,1,2\]/],
  ['change-default', 'size', /default: 25/, /default: 26/],
  ['drop-parameter', 'searchOpenAiChatMessages.dir', /#\/dir$/m, undefined],
  ['rename-parameter', 'dir', /name: dir/, /name: "dirRenamed"/],
  ['drop-role', 'searchOpenAiChatMessages', /\[OpenAiChatMessage-List\]/, /bearerAuth: \[\]/],
  ['change-status', 'createOpenAiChatMessage.200', undefined, /"201":/],
  ['open-schema', 'OpenAiChatMessageCreate', /additionalProperties: false/, undefined],
] as const;

describe('listSpecificationFaults', () => {
  it.each(examples)('%s %s', (operator, subject, gone, added) => {
    const fault = faults.find(
      (candidate) => candidate.operator === operator && candidate.subject === subject,
    );
    const before = readFileSync(join(root, fault?.file ?? ''), 'utf8');
    const after = fault?.mutate() ?? '';

    if (gone) expect([gone.test(before), gone.test(after)]).toEqual([true, false]);
    if (added) expect([added.test(before), added.test(after)]).toEqual([false, true]);
  });

  it('seeds faults that are YAML, and say something else than before', () => {
    // One of each kind in each file; all of them take their time.
    const kinds = groupBy(faults, ({ file, operator }) => `${file} ${operator}`);
    const wrong = [...kinds.values()]
      .flatMap((members) => members.slice(-1))
      .filter((fault) => {
        const before = readFileSync(join(root, fault.file), 'utf8');
        return isDeepStrictEqual(parse(fault.mutate()), parse(before));
      });

    expect(wrong.map(({ operator, subject }) => `${operator} ${subject}`)).toEqual([]);
  });

  it('names the line that the fault is about', () => {
    const fault = faults.find(
      ({ operator, subject }) => operator === 'change-default' && subject === 'size',
    );
    const lines = readFileSync(join(root, fault?.file ?? ''), 'utf8').split('\n');

    expect(lines[(fault?.line ?? 0) - 1]).toContain('default: 25');
  });
});
