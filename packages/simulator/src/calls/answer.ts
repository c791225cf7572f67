/** An answer before it is put on the wire. */
export interface Answer {
  readonly status: number;
  /** Reason phrase, where it is not the usual one of the status. */
  readonly statusText?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: AnswerBody;
}

export type AnswerBody =
  | { readonly kind: 'empty' }
  | { readonly kind: 'json'; readonly value: unknown }
  | { readonly kind: 'text'; readonly text: string; readonly contentType: string };

/** Answers with a value as JSON. */
export function jsonAnswer(status: number, value: unknown): Answer {
  return { status, body: { kind: 'json', value } };
}

/** Answers with a status and no body. */
export function emptyAnswer(
  status: number,
  headers: Readonly<Record<string, string>> = {},
): Answer {
  const length = mayHaveBody(status) ? { 'content-length': '0' } : {};
  return { status, headers: { ...length, ...headers }, body: { kind: 'empty' } };
}

/** Tells whether an answer with this status may have a body, if only an empty one. */
export function mayHaveBody(status: number): boolean {
  return ![204, 205, 304].includes(status);
}

/** The text of a body, and its headers. */
export function serializeBody(body: AnswerBody): {
  readonly text: string | null;
  readonly headers: Readonly<Record<string, string>>;
} {
  switch (body.kind) {
    case 'empty':
      return { text: null, headers: {} };
    case 'json':
      return {
        text: JSON.stringify(body.value),
        headers: { 'content-type': 'application/json; charset=utf-8' },
      };
    case 'text':
      return { text: body.text, headers: { 'content-type': body.contentType } };
  }
}

export function toResponse({ status, statusText, headers, body }: Answer): Response {
  const { text, headers: bodyHeaders } = serializeBody(body);
  return new Response(text, {
    status,
    ...(statusText === undefined ? {} : { statusText }),
    headers: { ...headers, ...bodyHeaders },
  });
}
