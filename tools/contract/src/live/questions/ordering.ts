import { numberOf, readPage } from '../read-answer.ts';
import {
  reads,
  undecided,
  type Outcome,
  type Question,
  type QuestionContext,
} from '../question.ts';

type Order = 'ascending' | 'descending' | 'unordered' | 'refused';

interface SortedSearch {
  readonly order: Order;
  readonly sortDirection: unknown;
}

const size = 10;

/** Which way the records of a search come that is sorted by `Id` in that direction. */
async function sortById(
  { nexudus }: QuestionContext,
  dir: number | undefined,
): Promise<SortedSearch> {
  const direction = dir === undefined ? '' : `&dir=${dir}`;
  const answer = await nexudus.search(`size=${size}&orderBy=Id${direction}`);
  if (answer.status === 400) return { order: 'refused', sortDirection: undefined };
  const { records, sortDirection } = readPage(answer);
  return {
    order: orderOf(records.flatMap((record) => numberOf(record, 'Id') ?? [])),
    sortDirection,
  };
}

function orderOf(ids: readonly number[]): Order {
  const pairs = ids.slice(1).map((id, index) => Math.sign(id - (ids[index] ?? id)));
  if (pairs.every((sign) => sign > 0)) return 'ascending';
  return pairs.every((sign) => sign < 0) ? 'descending' : 'unordered';
}

const tooFew = undecided('Fewer than two records are to be seen, so no order is.');

export const sortDirection: Question = {
  id: 'sort-direction',
  asks: 'What do dir=0, dir=1 and dir=-1 do?',
  ledger: { kind: 'contradiction', id: 'sort-direction' },
  methods: reads(3),
  async investigate(context) {
    if (context.sample.totalItems < 2) return tooFew;
    const orders = {
      '0': (await sortById(context, 0)).order,
      '1': (await sortById(context, 1)).order,
      '-1': (await sortById(context, -1)).order,
    };
    const statement = Object.entries(orders)
      .map(([dir, order]) => `${dir} is ${order}`)
      .join(', ');
    const agrees = orders['0'] === 'ascending' && orders['1'] === 'descending';
    return {
      verdict: agrees ? 'settled' : 'contradicts',
      statement: `Sorted by Id, dir ${statement}.`,
      evidence: orders,
    };
  },
};

export const currentSortDirection: Question = {
  id: 'current-sort-direction',
  asks: 'What does CurrentSortDirection say?',
  ledger: { kind: 'contradiction', id: 'current-sort-direction' },
  methods: reads(1),
  async investigate(context): Promise<Outcome> {
    const asked = [
      ['none', undefined],
      ['0', 0],
      ['1', 1],
    ] as const;
    const evidence: Record<string, number | string> = {};
    for (const [name, dir] of asked) {
      const { sortDirection: value } = await sortById(context, dir);
      evidence[name] = typeof value === 'number' ? value : typeof value;
    }
    const repeats = evidence['0'] === 0 && evidence['1'] === 1;
    return {
      verdict: 'settled',
      statement: repeats
        ? `It repeats dir, and is ${evidence['none'] ?? 'absent'} without one.`
        : `It is ${evidence['0'] ?? 'absent'} for dir 0, ${evidence['1'] ?? 'absent'} for dir 1 and ${evidence['none'] ?? 'absent'} without one, so it does not repeat dir.`,
      evidence,
    };
  },
};

export const defaultOrder: Question = {
  id: 'default-order',
  asks: 'How are results ordered that nothing is asked of?',
  ledger: { kind: 'rule', id: 'default-order' },
  methods: [],
  investigate({ sample }) {
    if (sample.records.length < 2) return Promise.resolve(tooFew);
    const order = orderOf(sample.records.flatMap((record) => numberOf(record, 'Id') ?? []));
    return Promise.resolve({
      verdict: order === 'ascending' ? 'settled' : 'contradicts',
      statement: `Without orderBy, ${sample.records.length} records came ${order} by Id.`,
      evidence: { records: sample.records.length, order },
    });
  },
};
