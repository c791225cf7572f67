import type { Simulator } from '@nexudus-toolkit/simulator';
import type { Send } from '../../src/live/recorder.ts';

/** How the API could turn out to be, other than the simulator takes it to be. */
export interface Personality {
  /** What happens to a page that is asked to hold more than so many records. */
  readonly largestSize?: {
    readonly records: number;
    readonly instead: 'cut' | 'default' | 'refuse';
  };
  /** What a value of `dir` counts as; an empty text is that of none. */
  readonly directions?: Readonly<Record<string, '0' | '1' | ''>>;
  /** How far the zone of date filters is ahead of UTC. */
  readonly zoneMinutes?: number;
  /** How much further ahead it is from April to September. */
  readonly summerMinutes?: number;
  /** Whether a repeated filter, or one with a comma, matches either id. */
  readonly matchesEither?: boolean;
  /** Changes a record of a search. */
  readonly summary?: (record: Record<string, unknown>) => Record<string, unknown>;
  /** Changes an answer as a whole. */
  readonly answer?: (response: Response, request: Request) => Response | Promise<Response>;
}

type Page = Record<string, unknown> & { Records: Record<string, unknown>[]; TotalItems: number };

/** A simulator that answers as if it were otherwise. */
export function withPersonality(simulator: Simulator, personality: Personality): Send {
  const { answer = (response: Response) => response } = personality;
  return async (request) => answer(await respond(simulator, personality, request.clone()), request);
}

async function respond(
  simulator: Simulator,
  personality: Personality,
  request: Request,
): Promise<Response> {
  const url = new URL(request.url);
  if (request.method !== 'GET' || !url.pathname.endsWith('/openaichatmessages'))
    return simulator.fetch(request);
  const { largestSize, summary, matchesEither } = personality;
  const query = url.searchParams;
  if (largestSize && Number(query.get('size')) > largestSize.records) {
    if (largestSize.instead === 'refuse') return new Response(null, { status: 400 });
    query.set('size', largestSize.instead === 'cut' ? String(largestSize.records) : '25');
  }
  changeParameters(query, personality);
  const search = (parameters: URLSearchParams): Promise<Response> => {
    const address = new URL(`${url.pathname}?${parameters.toString()}`, url);
    return simulator.fetch(new Request(address, { headers: request.headers }));
  };
  const either = matchesEither ? findSeveral(query) : undefined;
  if (either) {
    const pages = await Promise.all(either.map(async (one) => readPage(await search(one))));
    const [first] = pages;
    const TotalItems = pages.reduce((total, page) => total + page.TotalItems, 0);
    return Response.json({ ...first, TotalItems });
  }
  const response = await search(query);
  if (!summary || response.status !== 200) return response;
  const page = await readPage(response);
  return Response.json({ ...page, Records: page.Records.map(summary) });
}

function changeParameters(query: URLSearchParams, personality: Personality): void {
  const { directions, zoneMinutes, summerMinutes = 0 } = personality;
  const direction = directions?.[query.get('dir') ?? ''];
  if (direction === '') query.delete('dir');
  else if (direction !== undefined) query.set('dir', direction);
  for (const [name, value] of [...query]) {
    if (zoneMinutes === undefined || !/^(from|to)_.*On$/.test(name)) continue;
    const isSummer = value.slice(5, 7) >= '04' && value.slice(5, 7) <= '09';
    const offsetMinutes = zoneMinutes + (isSummer ? summerMinutes : 0);
    const instant = Date.parse(`${value}:00Z`) - offsetMinutes * 60_000;
    query.set(name, new Date(instant).toISOString().slice(0, 16));
  }
}

/** One query for each of the ids that a filter names. */
function findSeveral(query: URLSearchParams): readonly URLSearchParams[] | undefined {
  const name = [...query.keys()].find((key) => query.getAll(key).join(',').includes(','));
  if (name === undefined) return undefined;
  return query
    .getAll(name)
    .flatMap((value) => value.split(','))
    .map((value) => {
      const one = new URLSearchParams(query);
      one.set(name, value);
      return one;
    });
}

async function readPage(response: Response): Promise<Page> {
  return (await response.json()) as Page;
}
