import { readPage, type LiveRecord } from '../read-answer.ts';
import {
  reads,
  undecided,
  type Outcome,
  type Question,
  type QuestionContext,
} from '../question.ts';

const minuteMs = 60_000;
/** Zones differ from UTC by -12 to +14 hours, in steps of a quarter. */
const [leastOffset, greatestOffset, stepMinutes] = [-12 * 60, 14 * 60, 15];
const farMinutes = 3 * 24 * 60;

export const dateFilterZone: Question = {
  id: 'date-filter-zone',
  asks: 'In which zone are the bounds of a date filter?',
  ledger: { kind: 'rule', id: 'date-filters-without-zone' },
  methods: reads(11),
  async investigate(context): Promise<Outcome> {
    const oldest = await findOldest(context);
    if (oldest === undefined)
      return undecided('No record has a time of creation that can be read.');
    // Up to the full minute, plus one: seconds are not what is asked about.
    const base = Math.ceil(oldest.getTime() / minuteMs) * minuteMs + minuteMs;
    const isFoundBy = (offsetMinutes: number) =>
      hasRecordUntil(context, base + offsetMinutes * minuteMs);
    if ((await isFoundBy(-farMinutes)) || !(await isFoundBy(farMinutes)))
      return undecided('An upper bound on CreatedOn does not do what it says, so no zone is seen.');
    const steps = (greatestOffset - leastOffset) / stepMinutes;
    let [tooEarly, found] = [-1, steps];
    while (found - tooEarly > 1) {
      const middle = Math.floor((tooEarly + found) / 2);
      if (await isFoundBy(leastOffset + middle * stepMinutes)) found = middle;
      else tooEarly = middle;
    }
    const offsetMinutes = leastOffset + found * stepMinutes;
    return {
      verdict: 'settled',
      statement:
        offsetMinutes === 0
          ? 'Date filters compare with UTC, as it was when the oldest record was created.'
          : `Date filters are ${Math.abs(offsetMinutes)} minutes ${offsetMinutes > 0 ? 'ahead of' : 'behind'} the timestamps of records, as of when the oldest one was created.`,
      evidence: { offsetMinutes },
    };
  },
};

/** It stays the oldest while others come in. Which direction leads to it is another question. */
async function findOldest({ nexudus }: QuestionContext): Promise<Date | undefined> {
  const times: number[] = [];
  for (const dir of [0, 1]) {
    const answer = await nexudus.search(`size=1&orderBy=CreatedOn&dir=${dir}`);
    times.push(...readPage(answer).records.flatMap(readCreatedOn));
  }
  return times.length === 0 ? undefined : new Date(Math.min(...times));
}

function readCreatedOn({ CreatedOn }: LiveRecord): readonly number[] {
  const time = typeof CreatedOn === 'string' ? Date.parse(CreatedOn) : Number.NaN;
  return Number.isNaN(time) ? [] : [time];
}

async function hasRecordUntil({ nexudus }: QuestionContext, timeMs: number): Promise<boolean> {
  const bound = new Date(timeMs).toISOString().slice(0, 'YYYY-MM-DDTHH:mm'.length);
  const answer = await nexudus.search(`size=1&to_OpenAiChatMessage_CreatedOn=${bound}`);
  return readPage(answer).totalItems > 0;
}
