import { parseParameters, validateRequestBody, type Operation } from '@nexudus-toolkit/validation';
import type { Grant } from '../configuration/grant-schema.ts';
import type { Limits } from '../configuration/limits-schema.ts';
import type { ValidRequest } from '../pipeline/access.ts';
import { InvalidRequestError } from '../problems/invalid-request-error.ts';
import { ProblemError } from '../problems/problem.ts';
import { StateUnavailableError } from '../state/state-unavailable-error.ts';
import { hidesFields, isAllClear, toTokenGroup, treats } from './field-grant.ts';
import { checkFilters } from './filter-check.ts';
import {
  findTokenFault,
  measureResolved,
  resolveText,
  toTokenIssue,
  type SentText,
  type TokenMeanings,
} from './sent-text.ts';
import { listSentTexts, mapSentTexts } from './sent-texts.ts';
import { toStateProblem } from './state-problem.ts';
import { findTokens } from './token.ts';
import type { TokenVault } from './token-vault.ts';
import type { WrittenTexts } from './written-texts.ts';

export interface RequestResolver {
  /**
   * The request as Nexudus has to get it: with what its tokens stand for.
   *
   * @throws ProblemError `field-not-granted` if it searches by what the consumer does not see;
   *   `state-unavailable` if its tokens cannot be looked up; `body-too-large` or `target-too-long` if
   *   what they stand for is
   * @throws InvalidRequestError if a token is unknown or in the wrong place
   */
  resolve(
    operation: Operation,
    request: ValidRequest,
    grant: Grant,
    consumer: string,
    limits: Pick<Limits, 'maxBodyBytes' | 'maxTargetBytes'>,
  ): Promise<ValidRequest>;
}

export interface RequestResolverOptions {
  readonly vault: TokenVault;
  readonly writtenTexts: WrittenTexts;
}

/** Takes tokens back where a consumer sends them. */
export function createRequestResolver(options: RequestResolverOptions): RequestResolver {
  const { vault, writtenTexts } = options;

  async function lookUp(texts: readonly SentText[], grant: Grant, group: string) {
    const tokens = new Set(texts.flatMap(({ text }) => findTokens(text)));
    const hasTokens = treats(grant, 'tokenize') || grant.tokenGroup !== undefined;
    return tokens.size > 0 && hasTokens ? vault.resolve(group, tokens) : new Map<string, string>();
  }

  return {
    async resolve(operation, request, grant, consumer, limits) {
      if (isAllClear(grant) && grant.tokenGroup === undefined) return request;
      checkFilters(operation, request, grant);
      const group = toTokenGroup(grant, consumer);
      const texts = listSentTexts(operation, request);
      try {
        const values = await lookUp(texts, grant, group);
        refuseFaults(texts, grant, { values, isRestored: hidesFields(operation, grant) });
        if (values.size === 0) return request;
        refuseTooLarge(texts, values, limits);
        const resolved = mapSentTexts(operation, request, ({ text }) => resolveText(text, values));
        requireValid(operation, resolved);
        await writtenTexts.remember(group, listTellingTexts(texts, grant, values));
        return resolved;
      } catch (error) {
        throw error instanceof StateUnavailableError ? toStateProblem(error) : error;
      }
    },
  };
}

function refuseFaults(texts: readonly SentText[], grant: Grant, meanings: TokenMeanings): void {
  const issues = texts.flatMap((text) => {
    const message = findTokenFault(text, grant, meanings);
    return message === undefined ? [] : [toTokenIssue(text, message)];
  });
  if (issues.length > 0) throw new InvalidRequestError(issues);
}

/** Few tokens can stand for much text. */
function refuseTooLarge(
  texts: readonly SentText[],
  values: ReadonlyMap<string, string>,
  { maxBodyBytes, maxTargetBytes }: Pick<Limits, 'maxBodyBytes' | 'maxTargetBytes'>,
): void {
  const measure = (location: SentText['location']) =>
    texts
      .filter((text) => text.location === location)
      .reduce((sum, { text }) => sum + measureResolved(text, values), 0);
  const detail = 'What the tokens of the request stand for is larger than a request may be.';
  const proxyStatus = 'http_request_denied';
  if (measure('body') > maxBodyBytes)
    throw new ProblemError('body-too-large', { detail, proxyStatus });
  if (measure('query') > maxTargetBytes)
    throw new ProblemError('target-too-long', { detail, proxyStatus });
}

/** What a token stands for has to be as valid as what a consumer would have sent. */
function requireValid(operation: Operation, { query, body }: ValidRequest): void {
  const search = new URLSearchParams(
    Object.entries(query).map(([name, value]) => [name, String(value)]),
  ).toString();
  const { issues } = parseParameters(
    {
      ...operation,
      parameters: operation.parameters.filter((parameter) => parameter.in === 'query'),
    },
    { path: {}, search, headers: new Headers(), unknownQuery: 'refuse' },
  );
  const all = operation.requestBody
    ? [...issues, ...validateRequestBody(operation.id, operation.requestBody.contentType, body)]
    : issues;
  if (all.length > 0)
    throw new InvalidRequestError(all.map((issue) => ({ ...issue, attemptedValue: null })));
}

/** Texts with tokens in fields that the consumer reads as they are: they would tell it the values. */
function listTellingTexts(
  texts: readonly SentText[],
  { fields }: Grant,
  values: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> {
  return new Map(
    texts
      .filter(
        ({ location, personalDataClass, text }) =>
          location === 'body' &&
          personalDataClass !== null &&
          fields[personalDataClass] === 'clear' &&
          findTokens(text).length > 0,
      )
      .map(({ text }) => [resolveText(text, values), text]),
  );
}
