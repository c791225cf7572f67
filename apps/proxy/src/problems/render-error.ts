import { toValidationFailure } from '@nexudus-toolkit/validation';
import { InvalidRequestError } from './invalid-request-error.ts';
import { ProblemError, problems } from './problem.ts';

const typePrefix = 'urn:problem-type:nexudus-proxy:';

/**
 * Renders whatever a step has thrown: a request that is not valid as the documented Nexudus `400`,
 * anything else as problem details (RFC 9457). `Proxy-Status` (RFC 9209) tells both from an answer
 * of Nexudus.
 */
export function renderError(error: unknown, requestId: string): Response {
  if (error instanceof InvalidRequestError)
    return render(400, 'application/json', toValidationFailure(error.issues), {
      'Proxy-Status': 'nexudus-proxy; error=http_request_error',
    });
  const problem = toProblemError(error);
  // Nothing that tells it from the answer of Nexudus, and nothing that is of one request alone.
  if (problem.code === 'record-not-found')
    return new Response(null, { status: 404, headers: { 'Content-Length': '0' } });
  const received =
    problem.receivedStatus === undefined ? '' : `; received-status=${problem.receivedStatus}`;
  return render(
    problem.status,
    'application/problem+json',
    {
      type: `${typePrefix}${problem.code}`,
      title: problems[problem.code].title,
      status: problem.status,
      detail: problem.message,
      requestId,
    },
    {
      ...problem.headers,
      'Proxy-Status': `nexudus-proxy; error=${problem.proxyStatus}${received}`,
    },
  );
}

/** The problem that an error amounts to; one that nobody foresaw tells its sender nothing more. */
export function toProblemError(error: unknown): ProblemError {
  if (error instanceof ProblemError) return error;
  return new ProblemError('internal-error', {
    detail: 'The proxy failed. Report the request id to its operator.',
    proxyStatus: 'proxy_internal_error',
    cause: error,
  });
}

function render(
  status: number,
  contentType: string,
  value: unknown,
  headers: Readonly<Record<string, string>>,
): Response {
  const body = Buffer.from(JSON.stringify(value));
  return new Response(body, {
    status,
    headers: {
      ...headers,
      'Content-Type': contentType,
      'Content-Length': String(body.byteLength),
    },
  });
}
