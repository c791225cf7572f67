import { describe, expect, it } from 'vitest';
import { withPseudonyms, type AccessEntry } from '../../src/recording/access-entry.ts';
import { fakePseudonyms } from '../fixtures/fake-pseudonyms.ts';

const entry: AccessEntry = { requestId: 'r', phase: 'outcome', decision: 'allowed' };
const records = { ids: [1], businessIds: [7], personalData: ['name'] };
const anna = { kind: 'name', value: 'Anna' } as const;
const coworker = { kind: 'coworker', value: '123' } as const;

async function toPseudonym(subject: Parameters<typeof fakePseudonyms.identify>[0][number]) {
  return (await fakePseudonyms.identify([subject]))[0] ?? '';
}

describe('withPseudonyms', () => {
  it('puts them into filters and subjects, and leaves the rest', async () => {
    const filters = { size: 5, since: '2026-01-15T10:30:00.000Z', who: anna };
    const people = [anna, coworker];
    expect(
      await withPseudonyms({ ...entry, filters, records: { ...records, people } }, fakePseudonyms),
    ).toEqual({
      ...entry,
      filters: { ...filters, who: await toPseudonym(anna) },
      records: {
        ...records,
        subjects: [await toPseudonym(anna), await toPseudonym(coworker)].toSorted(),
      },
    });
  });

  it('names each subject once, although several handles may be written alike', async () => {
    const identify = () => Promise.resolve(['2026-11.same', '2026-11.same']);
    const people = [anna, { kind: 'name', value: 'ANNA' } as const];
    const written = await withPseudonyms(
      { ...entry, records: { ...records, people } },
      { identify },
    );
    expect(written.records?.subjects).toEqual(['2026-11.same']);
  });

  it('asks for none where there is nobody', async () => {
    const identify = () => Promise.reject(new Error('asked'));
    const nobody = { ...entry, filters: { size: 5 }, records: { ...records, people: [] } };
    expect(await withPseudonyms(nobody, { identify })).toEqual({
      ...entry,
      filters: { size: 5 },
      records,
    });
  });

  it.each([
    ['there are none', () => Promise.reject(new Error('locked'))],
    ['there are too few', () => Promise.resolve([])],
  ])('fails where %s', async (_, identify) => {
    const somebody = { ...entry, records: { ...records, people: [anna] } };
    await expect(withPseudonyms(somebody, { identify })).rejects.toThrow();
  });
});
