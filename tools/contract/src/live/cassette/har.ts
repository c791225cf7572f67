import { z } from 'zod';

/** An HTTP Archive 1.2, with what a replay needs beyond it in `_run`. */
export interface Har {
  readonly log: {
    readonly version: '1.2';
    readonly creator: { readonly name: string; readonly version: string };
    readonly entries: readonly HarEntry[];
    readonly _run: RunSettings;
  };
}

export interface HarEntry {
  readonly startedDateTime: string;
  /** In milliseconds. */
  readonly time: number;
  readonly request: {
    readonly method: string;
    readonly url: string;
    readonly httpVersion: string;
    readonly cookies: readonly never[];
    readonly headers: readonly NameValue[];
    readonly queryString: readonly NameValue[];
    readonly postData?: { readonly mimeType: string; readonly text: string } | undefined;
    readonly headersSize: number;
    readonly bodySize: number;
  };
  readonly response: {
    /** 0 if the connection failed, as browsers write it. */
    readonly status: number;
    readonly statusText: string;
    readonly httpVersion: string;
    readonly cookies: readonly never[];
    readonly headers: readonly NameValue[];
    readonly content: { readonly size: number; readonly mimeType: string; readonly text: string };
    readonly redirectURL: string;
    readonly headersSize: number;
    readonly bodySize: number;
  };
  readonly cache: Readonly<Record<string, never>>;
  readonly timings: { readonly send: number; readonly wait: number; readonly receive: number };
}

export interface NameValue {
  readonly name: string;
  readonly value: string;
}

/** How a run was asked for, since a replay has to ask the same. */
export interface RunSettings {
  readonly write: boolean;
  readonly businessId?: number | undefined;
  readonly provokeThrottle: boolean;
  readonly maximumSize: number;
  /** The content of the run's own message. */
  readonly marker: string;
}

const nameValues = z.array(z.object({ name: z.string(), value: z.string() }));
const noCookies = z.array(z.never());

const entry = z.object({
  startedDateTime: z.iso.datetime(),
  time: z.number(),
  request: z.object({
    method: z.string(),
    url: z.url(),
    httpVersion: z.string(),
    cookies: noCookies,
    headers: nameValues,
    queryString: nameValues,
    postData: z.object({ mimeType: z.string(), text: z.string() }).optional(),
    headersSize: z.number(),
    bodySize: z.number(),
  }),
  response: z.object({
    status: z.union([z.literal(0), z.int().min(200).max(599)]),
    statusText: z.string(),
    httpVersion: z.string(),
    cookies: noCookies,
    headers: nameValues,
    content: z.object({ size: z.number(), mimeType: z.string(), text: z.string() }),
    redirectURL: z.string(),
    headersSize: z.number(),
    bodySize: z.number(),
  }),
  cache: z.record(z.string(), z.never()),
  timings: z.object({ send: z.number(), wait: z.number(), receive: z.number() }),
});

/** What a cassette looks like that this command has written. */
export const harSchema: z.ZodType<Har> = z.object({
  log: z.object({
    version: z.literal('1.2'),
    creator: z.object({ name: z.string(), version: z.string() }),
    entries: z.array(entry),
    _run: z.object({
      write: z.boolean(),
      businessId: z.int().optional(),
      provokeThrottle: z.boolean(),
      maximumSize: z.int(),
      marker: z.string(),
    }),
  }),
});
