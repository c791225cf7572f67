import { operations, type Operation, type PersonalDataClass } from '@nexudus-toolkit/validation';
import type { Grant } from '../configuration/grant-schema.ts';
import type { ValidRequest } from '../pipeline/access.ts';
import { ProblemError } from '../problems/problem.ts';
import { treats } from './field-grant.ts';
import { readTokenClass } from './token.ts';

const record = operations.searchOpenAiChatMessages.answers['200']?.properties?.['Records']?.items;

/**
 * Refuses filters and an order from which a consumer could infer what it does not see: whoever may
 * try values, or sort by them, can find them out.
 *
 * @throws ProblemError `field-not-granted` naming the parameters
 */
export function checkFilters(operation: Operation, { query }: ValidRequest, grant: Grant): void {
  const classes = new Map(
    operation.parameters.map(({ name, personalData }) => [name, personalData]),
  );
  const refused = Object.entries(query)
    .filter(([name, value]) =>
      name === 'orderBy'
        ? !isSortable(String(value), grant)
        : !isFilterable(String(value), classes.get(name) ?? null, grant),
    )
    .map(([name]) => name);
  if (refused.length === 0) return;
  throw new ProblemError('field-not-granted', {
    detail: `Your team may not search by ${refused.join(', ')} like that: where it gets tokens, filter by a token; sort by nothing but a documented field that it sees as it is.`,
    proxyStatus: 'http_request_denied',
  });
}

function isFilterable(
  value: string,
  personalDataClass: PersonalDataClass | null,
  { fields }: Grant,
): boolean {
  if (personalDataClass === null || fields[personalDataClass] === 'clear') return true;
  return fields[personalDataClass] === 'tokenize' && readTokenClass(value) !== undefined;
}

/** By a field of known type and class: Nexudus may take names that the specification does not know. */
function isSortable(field: string, grant: Grant): boolean {
  if (!treats(grant, 'redact') && !treats(grant, 'tokenize')) return true;
  const properties = record?.properties ?? {};
  const shape = Object.hasOwn(properties, field) ? properties[field] : undefined;
  if (!shape || shape.types.length === 0) return false;
  return shape.personalData === undefined || grant.fields[shape.personalData] === 'clear';
}
