import { readPage, readRecord, numberOf, type LiveRecord } from '../read-answer.ts';
import {
  reads,
  undecided,
  type Outcome,
  type Question,
  type QuestionContext,
} from '../question.ts';

const fullRecords = 3;

/** Some records of the sample, and the same ones read by their id. */
async function readPairs({
  nexudus,
  sample,
}: QuestionContext): Promise<
  readonly { readonly summary: LiveRecord; readonly full: LiveRecord }[]
> {
  const chosen = [
    // Those with something to say come first.
    ...sample.records.filter(({ Content }) => typeof Content === 'string' && Content !== ''),
    ...sample.records,
  ];
  const pairs = new Map<number, { summary: LiveRecord; full: LiveRecord }>();
  for (const summary of chosen) {
    const id = numberOf(summary, 'Id');
    if (id === undefined || pairs.has(id)) continue;
    if (pairs.size === fullRecords) break;
    pairs.set(id, { summary, full: readRecord(await nexudus.get(id)) });
  }
  return [...pairs.values()];
}

const nothingToRead = undecided('There is no record to read.');

export const searchFields: Question = {
  id: 'search-fields',
  asks: 'Do search results carry Content and Action?',
  ledger: { kind: 'rule', id: 'search-results-are-partial' },
  methods: reads(fullRecords),
  async investigate(context): Promise<Outcome> {
    const pairs = await readPairs(context);
    if (pairs.length === 0) return nothingToRead;
    const missing = new Set(
      pairs.flatMap(({ summary, full }) => Object.keys(full).filter((name) => !(name in summary))),
    );
    const { records } = context.sample;
    const withAction = records.filter((record) => 'Action' in record).length;
    const sameContent = pairs.filter(({ summary, full }) => summary['Content'] === full['Content']);
    const content =
      sameContent.length === pairs.length
        ? 'Content in full'
        : 'Content otherwise than the record read by id';
    return {
      verdict: withAction > 0 || sameContent.length < pairs.length ? 'contradicts' : 'settled',
      statement: `Search results carry ${content}, and ${withAction > 0 ? 'Action too' : 'no Action'}.`,
      evidence: {
        records: records.length,
        withAction,
        compared: pairs.length,
        sameContent: sameContent.length,
        missing: missing.size,
      },
    };
  },
};

const toolOnlyNames = ['CoworkerMessageId', 'HelpDeskMessageId', 'HelpDeskCommentId'];

export const toolOnlyFields: Question = {
  id: 'tool-only-fields',
  asks: 'Do records have CoworkerMessageId, HelpDeskMessageId and HelpDeskCommentId?',
  ledger: { kind: 'contradiction', id: 'tool-only-fields' },
  methods: reads(fullRecords),
  async investigate(context): Promise<Outcome> {
    const pairs = await readPairs(context);
    if (pairs.length === 0) return nothingToRead;
    const count = (name: string) => pairs.filter(({ full }) => name in full).length;
    const evidence = Object.fromEntries(toolOnlyNames.map((name) => [name, count(name)]));
    const present = toolOnlyNames.filter((name) => count(name) > 0);
    return {
      verdict: 'settled',
      statement:
        present.length === 0
          ? `None of ${pairs.length} records read by id has any of the three.`
          : `Records read by id have ${present.join(', ')}.`,
      evidence: { ...evidence, records: pairs.length },
    };
  },
};

export const customerIdType: Question = {
  id: 'customer-id-type',
  asks: 'Of which type is AiChannelSessionCoworkerId?',
  ledger: { kind: 'contradiction', id: 'customer-id-type' },
  methods: [],
  investigate({ sample }) {
    const types: Record<string, number> = {};
    for (const record of sample.records) {
      const type = typeOf(record['AiChannelSessionCoworkerId']);
      types[type] = (types[type] ?? 0) + 1;
    }
    const seen = Object.keys(types).filter((type) => type !== 'null' && type !== 'absent');
    if (seen.length === 0)
      return Promise.resolve(
        undecided('No record of the sample is linked to a customer.', { types }),
      );
    return Promise.resolve({
      verdict: seen.every((type) => type === 'string') ? 'settled' : 'contradicts',
      statement: `AiChannelSessionCoworkerId is a ${seen.join(' or a ')}.`,
      evidence: { types },
    });
  },
};

export const requiredFields: Question = {
  id: 'response-required-fields',
  asks: 'Is every field there, with null for no value?',
  ledger: { kind: 'contradiction', id: 'response-required-fields' },
  methods: [],
  investigate({ sample }) {
    const { records } = sample;
    if (records.length === 0) return Promise.resolve(nothingToRead);
    const names = new Set(records.flatMap((record) => Object.keys(record)));
    const sometimes = [...names].filter((name) => records.some((record) => !(name in record)));
    return Promise.resolve({
      verdict: sometimes.length === 0 ? 'settled' : 'contradicts',
      statement:
        sometimes.length === 0
          ? `All of ${records.length} records have the same ${names.size} fields.`
          : `Of ${names.size} fields, ${sometimes.length} are missing in some of ${records.length} records.`,
      evidence: { records: records.length, fields: names.size, sometimesMissing: sometimes.length },
    });
  },
};

export const actionValues: Question = {
  id: 'action-values',
  asks: 'Which values does Action have?',
  ledger: { kind: 'contradiction', id: 'action-values' },
  methods: reads(2),
  async investigate({ nexudus, sample }): Promise<Outcome> {
    const counts: Record<string, number> = {};
    for (const action of [0, 1]) {
      const answer = await nexudus.search(`size=1&OpenAiChatMessage_Action=${action}`);
      counts[action] = readPage(answer).totalItems;
    }
    const others = sample.totalItems - (counts['0'] ?? 0) - (counts['1'] ?? 0);
    if (others < 0)
      return undecided('The filter by Action does not tell its values apart.', { counts });
    return {
      verdict: 'settled',
      statement:
        others === 0
          ? 'Every record has 0 or 1 as its Action.'
          : `${others} of ${sample.totalItems} records have another Action than 0 and 1.`,
      evidence: { ...counts, others },
    };
  },
};

function typeOf(value: unknown): string {
  if (value === undefined) return 'absent';
  return value === null ? 'null' : typeof value;
}
