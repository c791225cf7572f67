import { readPage, type LivePage } from '../read-answer.ts';
import {
  reads,
  undecided,
  type Outcome,
  type Question,
  type QuestionContext,
} from '../question.ts';

/** Steps of halving that bring a limit below 10,000 down to one number. */
const halvings = 14;

interface SizedSearch {
  readonly isHonoured: boolean;
  /** `undefined` if the size was refused. */
  readonly page: LivePage | undefined;
}

async function searchBySize({ nexudus }: QuestionContext, size: number): Promise<SizedSearch> {
  const answer = await nexudus.search(`size=${size}`);
  if (answer.status === 400) return { isHonoured: false, page: undefined };
  const page = readPage(answer);
  const expected = Math.min(size, page.totalItems);
  return { isHonoured: page.records.length >= expected && page.pageSize >= size, page };
}

export const largestSize: Question = {
  id: 'largest-size',
  asks: 'How many records may a page hold?',
  ledger: { kind: 'parameter', id: 'size' },
  methods: reads(1 + halvings),
  async investigate(context): Promise<Outcome> {
    const { maximumSize } = context.settings;
    const { isHonoured, page } = await searchBySize(context, maximumSize);
    const total = page?.totalItems ?? context.sample.totalItems;
    const evidence = {
      asked: maximumSize,
      records: page?.records.length ?? 0,
      pageSize: page?.pageSize ?? null,
      totalItems: total,
    };
    if (isHonoured && total < maximumSize)
      return undecided(
        `A size of ${maximumSize} is accepted, but there are only ${total} records to fill it.`,
        evidence,
      );
    if (isHonoured)
      return {
        verdict: 'settled',
        statement: `A size of ${maximumSize} is honoured; a limit, if there is one, lies above.`,
        evidence,
      };
    const largest = await findLargest(context, page, maximumSize);
    const instead = page ? `answered with ${page.pageSize}` : 'refused with 400';
    return {
      verdict: 'settled',
      statement: `The largest page has ${largest} records; a size of ${maximumSize} is ${instead}.`,
      evidence: { ...evidence, largest },
    };
  },
};

/** A size that was cut down tells the limit; one that was refused or forgotten does not. */
async function findLargest(
  context: QuestionContext,
  page: LivePage | undefined,
  tooLarge: number,
): Promise<number> {
  const told = page && Math.max(page.pageSize, page.records.length);
  if (told !== undefined && told > 25 && told < tooLarge) return told;
  let [honoured, refused] = [1, tooLarge];
  for (let step = 0; step < halvings && refused - honoured > 1; step += 1) {
    const middle = Math.floor((honoured + refused) / 2);
    if ((await searchBySize(context, middle)).isHonoured) honoured = middle;
    else refused = middle;
  }
  return honoured;
}

export const pagesByTotal: Question = {
  id: 'page-by-total-pages',
  asks: 'Is there nothing behind the last of TotalPages?',
  ledger: { kind: 'rule', id: 'page-by-total-pages' },
  methods: reads(1),
  async investigate({ nexudus, sample }): Promise<Outcome> {
    const beyond = sample.totalPages + 1;
    const answer = await nexudus.search(`page=${beyond}&size=100`);
    if (answer.status === 400)
      return {
        verdict: 'settled',
        statement: 'A page behind the last one is refused with 400.',
        evidence: { status: 400 },
      };
    const { records, currentPage } = readPage(answer);
    const isEmpty = records.length === 0;
    const evidence = {
      totalPages: sample.totalPages,
      asked: beyond,
      currentPage,
      records: records.length,
    };
    return {
      verdict: isEmpty ? 'settled' : 'contradicts',
      statement: isEmpty
        ? 'A page behind the last one is empty.'
        : `A page behind the last one holds ${records.length} records and says that it is page ${currentPage}.`,
      evidence,
    };
  },
};
