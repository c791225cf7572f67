import { unknownParameter } from '../cassette/kept-values.ts';
import { numberOf, readPage, type LiveRecord } from '../read-answer.ts';
import {
  reads,
  undecided,
  type Outcome,
  type Question,
  type QuestionContext,
} from '../question.ts';

export const unknownParameters: Question = {
  id: 'unknown-parameters',
  asks: 'Is a query parameter ignored that does not exist?',
  ledger: { kind: 'rule', id: 'unknown-query-parameters-ignored' },
  methods: reads(1),
  async investigate({ nexudus, sample }): Promise<Outcome> {
    const answer = await nexudus.search(`${unknownParameter}=1&size=1`);
    if (answer.status !== 200)
      return {
        verdict: 'contradicts',
        statement: `An unknown parameter is answered with ${answer.status}.`,
        evidence: { status: answer.status },
      };
    const { totalItems } = readPage(answer);
    const isIgnored = totalItems === sample.totalItems;
    return {
      verdict: isIgnored ? 'settled' : 'contradicts',
      statement: isIgnored
        ? 'An unknown parameter is ignored without an error.'
        : 'An unknown parameter changes the result.',
      evidence: { with: totalItems, without: sample.totalItems },
    };
  },
};

/** Filters by an id, and the field that they compare. */
const idFilters = [
  ['OpenAiChatMessage_Business', 'BusinessId'],
  ['OpenAiChatMessage_AiChannelSession', 'AiChannelSessionId'],
  ['OpenAiChatMessage_User', 'UserId'],
] as const;

type Meaning =
  'either' | 'the first' | 'the last' | 'neither' | 'refused' | 'ignored' | 'something else';

export const multipleIds: Question = {
  id: 'multiple-ids',
  asks: 'Can one filter name several ids, by repetition or by a comma?',
  ledger: { kind: 'operation', id: 'searchOpenAiChatMessages' },
  methods: reads(4),
  async investigate(context): Promise<Outcome> {
    const { nexudus, sample } = context;
    for (const [parameter, field] of idFilters) {
      const [first, last] = distinctValues(sample.records, field);
      if (first === undefined || last === undefined) continue;
      const count = async (query: string) =>
        readPage(await nexudus.search(`${query}&size=1`)).totalItems;
      const counts = {
        first: await count(`${parameter}=${first}`),
        last: await count(`${parameter}=${last}`),
        all: sample.totalItems,
      };
      // Otherwise the answers would look alike: that of both and that of all, for instance.
      if (counts.first === counts.last || counts.first + counts.last >= counts.all) continue;
      const repetition = await findMeaning(
        context,
        `${parameter}=${first}&${parameter}=${last}`,
        counts,
      );
      const comma = await findMeaning(context, `${parameter}=${first},${last}`, counts);
      return {
        verdict: 'settled',
        statement: `For two ids in ${parameter}, ${describe(repetition, 'a repeated parameter')}, and ${describe(comma, 'a list with a comma')}.`,
        evidence: { parameter, repetition, comma, ...counts },
      };
    }
    return undecided('The records do not differ enough to tell one id from two.');
  },
};

function describe(meaning: Meaning, subject: string): string {
  if (meaning === 'refused' || meaning === 'ignored') return `${subject} is ${meaning}`;
  return `${subject} matches ${meaning}`;
}

/** The rarest values come first: they are the ones that differ from the rest. */
function distinctValues(records: readonly LiveRecord[], field: string): readonly number[] {
  const counts = new Map<number, number>();
  for (const record of records) {
    const value = numberOf(record, field);
    if (value !== undefined) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  const rarest = [...counts].sort(([, left], [, right]) => left - right);
  const [first, ...others] = rarest;
  const last = others.find(([, count]) => count !== first?.[1]) ?? others[0];
  return [first, last].flatMap((entry) => (entry ? [entry[0]] : []));
}

async function findMeaning(
  { nexudus }: QuestionContext,
  query: string,
  counts: { readonly first: number; readonly last: number; readonly all: number },
): Promise<Meaning> {
  const answer = await nexudus.search(`${query}&size=1`);
  if (answer.status !== 200) return 'refused';
  switch (readPage(answer).totalItems) {
    case counts.first + counts.last:
      return 'either';
    case counts.first:
      return 'the first';
    case counts.last:
      return 'the last';
    case counts.all:
      return 'ignored';
    case 0:
      return 'neither';
    default:
      return 'something else';
  }
}
