import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

/** A request of a consumer and the answer that it relies on, whatever version of Pact wrote it. */
export interface PactInteraction {
  readonly consumer: string;
  readonly description: string;
  readonly request: {
    /** In lower case. */
    readonly method: string;
    readonly path: string;
    /** Values by the name of the parameter. */
    readonly query: ReadonlyMap<string, readonly string[]>;
    readonly message: PactMessage;
  };
  readonly response: { readonly status: number; readonly message: PactMessage };
}

/** What a request and an answer have in common. */
export interface PactMessage {
  /** Values by the name of the header, in lower case. */
  readonly headers: ReadonlyMap<string, string>;
  /** Parsed where it is JSON or a form; undefined if there is none. */
  readonly body: unknown;
  /** Paths within the body that are matched, such as `$.Records[0].Id`. */
  readonly matchedPaths: readonly string[];
}

/** A pact cannot be read; the message names the file. */
export class UnreadablePactError extends Error {
  override readonly name = 'UnreadablePactError';
}

const headers = z.record(z.string(), z.union([z.string(), z.array(z.string())])).nullish();

const message = z.object({
  headers,
  body: z.unknown().optional(),
  matchingRules: z.record(z.string(), z.unknown()).nullish(),
});

const interaction = z.object({
  type: z.string().optional(),
  description: z.string().default(''),
  request: message
    .extend({
      method: z.string().default('GET'),
      path: z.string(),
      query: z
        .union([z.string(), z.record(z.string(), z.union([z.string(), z.array(z.string())]))])
        .nullish(),
    })
    .optional(),
  response: message.extend({ status: z.number().default(200) }).optional(),
});

const pact = z.object({
  consumer: z.object({ name: z.string() }),
  interactions: z.array(interaction).default([]),
});

type WrittenMessage = z.infer<typeof message>;

/**
 * Reads the interactions of every pact in a folder, of version 2, 3 or 4 of the format. Messages
 * without HTTP are left out.
 *
 * @throws UnreadablePactError if the folder or one of its JSON files cannot be read or is no pact
 */
export async function readPacts(folder: string): Promise<readonly PactInteraction[]> {
  const names = await readdir(folder).catch((cause: unknown) => {
    throw new UnreadablePactError(
      `${folder}: The folder of the pacts cannot be read. Check its name.`,
      { cause },
    );
  });
  const files = names.filter((name) => name.endsWith('.json')).toSorted();
  const read = await Promise.all(files.map((name) => readPact(join(folder, name))));
  return read.flat();
}

async function readPact(file: string): Promise<readonly PactInteraction[]> {
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new UnreadablePactError(`${file}: This cannot be read.`, { cause });
  });
  const { data, error } = pact.safeParse(parseJson(file, text.replace(/^\uFEFF/, '')));
  if (!data) {
    const [issue] = error.issues;
    const where = issue ? `${issue.path.join('.')}: ${issue.message}` : '';
    throw new UnreadablePactError(
      `${file}: This is no pact (${where}). Take it out of the folder or write it anew.`,
    );
  }
  return data.interactions.flatMap(({ description, request, response }) =>
    request && response
      ? [
          {
            consumer: data.consumer.name,
            description,
            request: {
              method: request.method.toLowerCase(),
              path: request.path,
              query: toQuery(request.query),
              message: toMessage(request),
            },
            response: { status: response.status, message: toMessage(response) },
          },
        ]
      : [],
  );
}

function parseJson(file: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new UnreadablePactError(
      `${file}: This is not JSON. Take it out of the folder or write it anew.`,
      { cause },
    );
  }
}

function toQuery(
  query: string | Readonly<Record<string, string | readonly string[]>> | null | undefined,
): ReadonlyMap<string, readonly string[]> {
  if (typeof query !== 'string') {
    return new Map(Object.entries(query ?? {}).map(([name, values]) => [name, [values].flat()]));
  }
  const parameters = new URLSearchParams(query);
  return new Map([...parameters.keys()].map((name) => [name, parameters.getAll(name)]));
}

function toMessage({ headers: written, body, matchingRules }: WrittenMessage): PactMessage {
  const found = new Map(
    Object.entries(written ?? {}).map(([name, values]) => [
      name.toLowerCase(),
      [values].flat().join(', '),
    ]),
  );
  return {
    headers: found,
    body: toBody(body, found.get('content-type')),
    matchedPaths: listMatchedPaths(matchingRules ?? {}),
  };
}

/** Version 4 wraps the content of a body, earlier ones do not. */
const wrapped = z.object({
  content: z.unknown().optional(),
  contentType: z.string().nullish(),
  encoded: z.union([z.boolean(), z.string()]),
});

function toBody(body: unknown, type: string | undefined): unknown {
  const { data } = wrapped.safeParse(body);
  const { content, contentType } = data ?? { content: body, contentType: type };
  if (typeof content !== 'string') return content;
  const text = data?.encoded === 'base64' ? Buffer.from(content, 'base64').toString() : content;
  if ((contentType ?? type)?.includes('x-www-form-urlencoded')) {
    return Object.fromEntries(new URLSearchParams(text));
  }
  try {
    return JSON.parse(text);
  } catch {
    // Another kind of body is used as a whole.
    return text;
  }
}

/** Before version 4 the paths stand together, each with the part of the message before it. */
function listMatchedPaths(rules: Readonly<Record<string, unknown>>): readonly string[] {
  const nested: unknown = rules['body'];
  const inBody = typeof nested === 'object' && nested !== null ? Object.keys(nested) : [];
  const flat = Object.keys(rules)
    .filter((path) => path.startsWith('$.body'))
    .map((path) => `$${path.slice('$.body'.length)}`);
  return [...inBody, ...flat];
}
