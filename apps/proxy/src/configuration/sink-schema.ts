import { z } from 'zod';

/** What every further place of entries has. */
interface SinkConfig {
  /** In metrics and warnings, and of the file with its position. */
  readonly name?: string | undefined;
  /** What becomes of an entry that the place refuses: sent again for ever, or left out. */
  readonly onRefusal: 'block' | 'skip';
}

/** An address of somebody else's, and what it takes to be let in. */
export interface RemotePlace {
  readonly tokenFile?: string | undefined;
  readonly allowPlainHttp: boolean;
}

/** A place that entries are copied to. */
export type AuditSinkConfig = SinkConfig &
  (
    | {
        readonly file: string;
        readonly maxBytes?: number | undefined;
        readonly keepFiles?: number | undefined;
      }
    | { readonly stdout: true }
    | ({ readonly url: string } & RemotePlace)
    | ({ readonly otlpUrl: string } & RemotePlace)
  );

export const path: z.ZodString = z.string().min(1);

const remote = {
  tokenFile: path
    .optional()
    .describe('File with what goes along as "Authorization: Bearer …". Read at the start.'),
  allowPlainHttp: z
    .boolean()
    .default(false)
    .describe(
      'Whether http will do beyond this machine: what goes over it can be read on its way.',
    ),
};

export const remoteUrl: z.ZodString = z
  .string()
  .refine(isPlainUrl, 'must be an http or https URL without user and fragment');

/** An address that takes a POST; over TLS, unless on this machine or the network is safe. */
export const remotePlace: z.ZodType<{ readonly url: string } & RemotePlace> = z
  .strictObject({ url: remoteUrl.describe('Takes a POST.'), ...remote })
  .refine(({ url, allowPlainHttp }) => isSafe(url, allowPlainHttp), toPlainHttpIssue('url'));

const common = {
  name: z
    .string()
    .regex(/^[a-z0-9][a-z0-9-]{0,62}$/, 'must be lower-case letters, digits and hyphens')
    .optional()
    .describe('In metrics and warnings. Default: file, stdout, http or otlp.'),
  onRefusal: z
    .enum(['block', 'skip'])
    .default('block')
    .describe('block: an entry that the place refuses is sent for ever. skip: it is left out.'),
};

export const sinkSchema: z.ZodType<AuditSinkConfig> = z.union(
  [
    z.strictObject({
      ...common,
      file: path.describe('File that entries are appended to, one line of JSON each.'),
      maxBytes: z
        .int()
        .positive()
        .optional()
        .describe('Size from which the file is set aside, in bytes. Default: 100 MiB.'),
      keepFiles: z
        .int()
        .positive()
        .optional()
        .describe('How many files that were set aside are kept. Default: all.'),
    }),
    z.strictObject({ ...common, stdout: z.literal(true).describe('One line of JSON each.') }),
    z
      .strictObject({ ...common, url: remoteUrl.describe('Takes a POST of NDJSON.'), ...remote })
      .refine(({ url, allowPlainHttp }) => isSafe(url, allowPlainHttp), toPlainHttpIssue('url')),
    z
      .strictObject({
        ...common,
        otlpUrl: remoteUrl.describe('Takes logs by OTLP, such as http://localhost:4318/v1/logs.'),
        ...remote,
      })
      .refine(
        ({ otlpUrl, allowPlainHttp }) => isSafe(otlpUrl, allowPlainHttp),
        toPlainHttpIssue('otlpUrl'),
      ),
  ],
  'must be one of { file: PATH }, { stdout: true }, { url: URL } and { otlpUrl: URL }, an https URL or one on this machine, each with what its description names',
);

/** What a sink is called, be it by its kind. */
export function toSinkName(sink: AuditSinkConfig): string {
  if (sink.name !== undefined) return sink.name;
  if ('file' in sink) return 'file';
  if ('stdout' in sink) return 'stdout';
  return 'url' in sink ? 'http' : 'otlp';
}

function isPlainUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, username, password, hash } = new URL(text);
  return /^https?:$/.test(protocol) && [username, password, hash].every((part) => part === '');
}

function isSafe(url: string, allowPlainHttp: boolean): boolean {
  if (!isPlainUrl(url)) return true; // which is said already
  const { protocol, hostname } = new URL(url);
  const isOwn = /^(?:localhost|\[::1\]|127(?:\.\d+){3})$/.test(hostname);
  return protocol === 'https:' || isOwn || allowPlainHttp;
}

function toPlainHttpIssue(name: string): { message: string; path: string[] } {
  return {
    message: 'must be an https URL (http on this machine, or with allowPlainHttp)',
    path: [name],
  };
}
