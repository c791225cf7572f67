import { numberOf, readPage, type LivePage, type LiveRecord } from '../read-answer.ts';
import {
  reads,
  undecided,
  type Outcome,
  type Question,
  type QuestionContext,
} from '../question.ts';

const minuteMs = 60_000;
const halfYearMs = 182 * 24 * 60 * minuteMs;
/** Zones differ from UTC by -12 to +14 hours, in steps of a quarter. */
const [leastOffset, greatestOffset, stepMinutes] = [-12 * 60, 14 * 60, 15];
const farMinutes = 3 * 24 * 60;

/** Messages that a filter selects, and when the oldest of them was created. */
interface Selection {
  /** Parameters and their values; empty for all messages. */
  readonly filter: string;
  readonly oldest: Date;
}

export const dateFilterZone: Question = {
  id: 'date-filter-zone',
  asks: 'In which zone are the bounds of a date filter?',
  ledger: { kind: 'rule', id: 'date-filters-without-zone' },
  methods: reads(23),
  async investigate(context): Promise<Outcome> {
    const all = await selectOldest(context, '');
    if (!all) return undecided('No record has a time of creation that can be read.');
    const offsetMinutes = await findOffset(context, all);
    if (offsetMinutes === undefined)
      return undecided('An upper bound on CreatedOn does not do what it says, so no zone is seen.');
    // A zone with summer time is the same as one without for half of the year.
    const later = await selectHalfYearLater(context, all.oldest);
    const laterMinutes = later && (await findOffset(context, later));
    return {
      verdict: 'settled',
      statement: describe(offsetMinutes, laterMinutes),
      evidence: { offsetMinutes, halfYearLaterMinutes: laterMinutes ?? null },
    };
  },
};

function describe(offset: number, later: number | undefined): string {
  const subject = 'Date filters compare with';
  if (later === undefined)
    return `${subject} ${describeOffset(offset)}, as it was when the oldest record was created.`;
  if (later === offset) return `${subject} ${describeOffset(offset)}, in both halves of the year.`;
  return `${subject} ${describeOffset(offset)} in one half of the year and ${describeOffset(later)} in the other.`;
}

function describeOffset(minutes: number): string {
  if (minutes === 0) return 'UTC';
  return `a time ${Math.abs(minutes)} minutes ${minutes > 0 ? 'ahead of' : 'behind'} UTC`;
}

/** The oldest stays the oldest while others come in. Which direction leads to it is another question. */
async function selectOldest(
  { nexudus }: QuestionContext,
  filter: string,
): Promise<Selection | undefined> {
  const times: number[] = [];
  for (const dir of [0, 1]) {
    const answer = await nexudus.search(`size=1&orderBy=CreatedOn&dir=${dir}${filter}`);
    times.push(...readPage(answer).records.flatMap(readCreatedOn));
  }
  return times.length === 0 ? undefined : { filter, oldest: new Date(Math.min(...times)) };
}

/** A session of another season; it has messages of its own, the oldest of which can be told. */
async function selectHalfYearLater(
  context: QuestionContext,
  oldest: Date,
): Promise<Selection | undefined> {
  const [from, to] = [halfYearMs - 60 * 24 * 60 * minuteMs, halfYearMs + 60 * 24 * 60 * minuteMs];
  const bounds =
    `from_OpenAiChatMessage_CreatedOn=${toMinute(oldest.getTime() + from)}` +
    `&to_OpenAiChatMessage_CreatedOn=${toMinute(oldest.getTime() + to)}`;
  const { records }: LivePage = readPage(await context.nexudus.search(`size=25&${bounds}`));
  const session = records
    .map((record) => numberOf(record, 'AiChannelSessionId'))
    .find((id) => id !== undefined);
  if (session === undefined) return undefined;
  return selectOldest(context, `&OpenAiChatMessage_AiChannelSession=${session}`);
}

/** How far the bounds are ahead of UTC; `undefined` if they bound nothing. */
async function findOffset(
  context: QuestionContext,
  { filter, oldest }: Selection,
): Promise<number | undefined> {
  // Up to the full minute, plus one: seconds are not what is asked about.
  const base = Math.ceil(oldest.getTime() / minuteMs) * minuteMs + minuteMs;
  const isFoundBy = async (offsetMinutes: number): Promise<boolean> => {
    const bound = toMinute(base + offsetMinutes * minuteMs);
    const query = `size=1&to_OpenAiChatMessage_CreatedOn=${bound}${filter}`;
    return readPage(await context.nexudus.search(query)).totalItems > 0;
  };
  if ((await isFoundBy(-farMinutes)) || !(await isFoundBy(farMinutes))) return undefined;
  let [tooEarly, found] = [-1, (greatestOffset - leastOffset) / stepMinutes];
  while (found - tooEarly > 1) {
    const middle = Math.floor((tooEarly + found) / 2);
    if (await isFoundBy(leastOffset + middle * stepMinutes)) found = middle;
    else tooEarly = middle;
  }
  return leastOffset + found * stepMinutes;
}

function readCreatedOn({ CreatedOn }: LiveRecord): readonly number[] {
  const time = typeof CreatedOn === 'string' ? Date.parse(CreatedOn) : Number.NaN;
  return Number.isNaN(time) ? [] : [time];
}

function toMinute(timeMs: number): string {
  return new Date(timeMs).toISOString().slice(0, 'YYYY-MM-DDTHH:mm'.length);
}
