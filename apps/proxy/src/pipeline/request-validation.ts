import {
  parseParameters,
  validateRequestBody,
  type OperationId,
  type RequestBody,
  type ValidationIssue,
} from '@nexudus-toolkit/validation';
import { InvalidRequestError } from '../problems/invalid-request-error.ts';
import { ProblemError } from '../problems/problem.ts';
import { findTextFault } from '../validation/find-json-faults.ts';
import { requireStep, type ProxyStep, type ValidRequest } from './access.ts';
import { parseJsonBody, type ParsedBody } from './json-body.ts';
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
    const issues = [...parameters.issues, ...findUnsafeTexts(query)];
    if (!operation.requestBody) {
      if (hasBody(c.req.raw.headers))
        issues.push(toBodyIssue(`is not taken by ${operation.id}; send none`));
      refuse(issues);
      access.request = { path, query };
      return next();
    }
    requireMediaType(c.req.raw.headers, operation.requestBody);
    const parsed = parseJsonBody(await readBody(c, access.config.limits.maxBodyBytes));
    refuse([...issues, ...findBodyIssues(operation.id, operation.requestBody, parsed)]);
    access.request = { path, query, body: parsed.ok ? parsed.value : undefined };
    return next();
  };
}

function refuse(issues: readonly ValidationIssue[]): void {
  if (issues.length > 0) throw new InvalidRequestError(issues);
}

/** Each value is reported once: what its text says is at fault comes before what it stands for. */
function findBodyIssues(
  operationId: OperationId,
  { contentType }: RequestBody,
  parsed: ParsedBody,
): readonly ValidationIssue[] {
  if (!parsed.ok) return [toBodyIssue(parsed.message)];
  const reported = new Set(parsed.issues.map(({ pointer }) => pointer));
  const others = validateRequestBody(operationId, contentType, parsed.value);
  return [...parsed.issues, ...others.filter(({ pointer }) => !reported.has(pointer))];
}

function findUnsafeTexts(query: ValidRequest['query']): readonly ValidationIssue[] {
  return Object.entries(query).flatMap(([name, value]) => {
    const message = typeof value === 'string' ? findTextFault(value) : undefined;
    return message === undefined
      ? []
      : [
          {
            location: 'query',
            pointer: `/${name}`,
            propertyName: name,
            message,
            attemptedValue: value,
          },
        ];
  });
}

/** A body is announced by its length or its coding (RFC 9112, section 6). */
function hasBody(headers: Headers): boolean {
  return headers.has('Transfer-Encoding') || Number(headers.get('Content-Length') ?? 0) > 0;
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
