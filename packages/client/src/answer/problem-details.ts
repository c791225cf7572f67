import { isObject } from './json.ts';

/**
 * Why a gateway in front of the API, such as an auditing proxy, refused a request by itself.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9457
 */
export interface ProblemDetails {
  /** A URI that names the kind of problem; `about:blank` where the answer has none. */
  readonly type: string;
  readonly title: string | undefined;
  readonly status: number | undefined;
  readonly detail: string | undefined;
}

/** Reads the body of an `application/problem+json` answer; members of a wrong type count as absent. */
export function toProblemDetails(response: Response, body: unknown): ProblemDetails | undefined {
  const mediaType = String(response.headers.get('Content-Type'));
  if (!/^application\/problem\+json\s*(;|$)/i.test(mediaType) || !isObject(body)) return undefined;
  const text = (name: string): string | undefined => {
    const value = body[name];
    return typeof value === 'string' ? value : undefined;
  };
  const { status } = body;
  return {
    type: text('type') ?? 'about:blank',
    title: text('title'),
    status: typeof status === 'number' ? status : undefined,
    detail: text('detail'),
  };
}
