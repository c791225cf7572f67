import { z } from 'zod';
import type { ReceivedAnswer } from './exchange.ts';

/** A record, of which nothing is taken for granted. */
export type LiveRecord = Readonly<Record<string, unknown>>;

/** A page of a search, as far as questions look into it. */
export interface LivePage {
  readonly records: readonly LiveRecord[];
  readonly totalItems: number;
  readonly totalPages: number;
  readonly currentPage: number;
  /** How large the answer says that a page is. */
  readonly pageSize: number;
  readonly sortDirection: unknown;
}

/** The envelope of a command. */
export interface LiveCommand {
  readonly wasSuccessful: boolean;
  readonly id: number | undefined;
  /** The properties that `Errors` names. */
  readonly properties: readonly string[];
  readonly hasStatus: boolean;
}

/** An answer from which a question cannot be answered; the message says why. */
export class UnexpectedAnswerError extends Error {
  override readonly name = 'UnexpectedAnswerError';
}

const page = z.looseObject({
  Records: z.array(z.looseObject({})),
  TotalItems: z.number(),
  TotalPages: z.number(),
  CurrentPage: z.number(),
  PageSize: z.number(),
  CurrentSortDirection: z.unknown().optional(),
});

const command = z.looseObject({
  WasSuccessful: z.boolean(),
  Status: z.unknown().optional(),
  Value: z.looseObject({ Id: z.number() }).nullish().catch(null),
  Errors: z
    .array(z.looseObject({ PropertyName: z.string() }))
    .nullish()
    .catch(null),
});

/** @throws UnexpectedAnswerError if it is no page */
export function readPage(answer: ReceivedAnswer): LivePage {
  const body = page.safeParse(expectSuccess(answer).json).data;
  if (!body)
    throw new UnexpectedAnswerError('A search was answered with something else than a page.');
  return {
    records: body.Records,
    totalItems: body.TotalItems,
    totalPages: body.TotalPages,
    currentPage: body.CurrentPage,
    pageSize: body.PageSize,
    sortDirection: body.CurrentSortDirection,
  };
}

/** @throws UnexpectedAnswerError if it is no record */
export function readRecord(answer: ReceivedAnswer): LiveRecord {
  const body = z.looseObject({}).safeParse(expectSuccess(answer).json).data;
  if (!body)
    throw new UnexpectedAnswerError('A read was answered with something else than a record.');
  return body;
}

/** The envelope, whatever the status; `undefined` if it is none. */
export function readCommand({ json }: ReceivedAnswer): LiveCommand | undefined {
  const body = command.safeParse(json).data;
  return (
    body && {
      wasSuccessful: body.WasSuccessful,
      id: body.Value?.Id,
      properties: (body.Errors ?? []).map(({ PropertyName }) => PropertyName),
      hasStatus: body.Status !== undefined,
    }
  );
}

/** An `Id` or another number of a record. */
export function numberOf(record: LiveRecord | undefined, field: string): number | undefined {
  const value = record?.[field];
  return typeof value === 'number' ? value : undefined;
}

function expectSuccess(answer: ReceivedAnswer): ReceivedAnswer {
  if (answer.status !== 200)
    throw new UnexpectedAnswerError(`The answer had status ${answer.status} instead of 200.`);
  return answer;
}
