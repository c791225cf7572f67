import {
  parseParameters,
  validateRequestBody,
  type RequestBody,
  type ValidationIssue,
} from '@nexudus-toolkit/validation';
import { InvalidRequestError } from '../problems/invalid-request-error.ts';
import { ProblemError } from '../problems/problem.ts';
import { requireStep, type ProxyStep } from './access.ts';
import { parseJsonBody } from './json-body.ts';
import { readBody } from './read-body.ts';
import { readRequestTarget } from './request-target.ts';

/**
 * Validates all of a request at once. What goes on to Nexudus is built from what was understood
 * here, so that Nexudus cannot understand the same bytes otherwise.
 */
export function createRequestValidation(): ProxyStep {
  return async (c, next) => {
    const { access } = c.var;
    const operation = requireStep(access.operation);
    const parameters = parseParameters(operation, {
      path: requireStep(access.pathParameters),
      search: readRequestTarget(c).search,
      headers: c.req.raw.headers,
      unknownQuery: 'refuse',
    });
    const { path, query } = parameters;
    if (!operation.requestBody) {
      refuse(parameters.issues);
      access.request = { path, query };
      return next();
    }
    requireMediaType(c.req.raw.headers, operation.requestBody);
    const parsed = parseJsonBody(await readBody(c.req.raw, access.config.limits.maxBodyBytes));
    const issues = parsed.ok
      ? validateRequestBody(operation.id, operation.requestBody.contentType, parsed.value)
      : [toBodyIssue(parsed.message)];
    refuse([...parameters.issues, ...issues]);
    access.request = { path, query, body: parsed.ok ? parsed.value : undefined };
    return next();
  };
}

function refuse(issues: readonly ValidationIssue[]): void {
  if (issues.length > 0) throw new InvalidRequestError(issues);
}

function requireMediaType(headers: Headers, { contentType }: RequestBody): void {
  const [mediaType = '', ...parameters] = (headers.get('Content-Type') ?? '')
    .toLowerCase()
    .split(';')
    .map((part) => part.trim());
  const charset = parameters.find((parameter) => parameter.startsWith('charset='));
  const isUtf8 = charset === undefined || /^charset="?utf-8"?$/.test(charset);
  const isPlain = (headers.get('Content-Encoding') ?? 'identity').toLowerCase() === 'identity';
  if (mediaType === contentType && isUtf8 && isPlain) return;
  throw new ProblemError('media-type-unsupported', {
    detail: `Send the body as ${contentType} in UTF-8, not compressed.`,
    proxyStatus: 'http_request_denied',
    headers: { 'Accept-Encoding': 'identity' },
  });
}

function toBodyIssue(message: string): ValidationIssue {
  return { location: 'body', pointer: '', propertyName: 'Body', message, attemptedValue: null };
}
