import { requireStep, type Access, type ValidRequest } from '../pipeline/access.ts';
import { isFields, type Fields } from '../pipeline/fields.ts';
import { readTarget } from '../pipeline/write-target.ts';
import { findScope, type BusinessScope } from './business-scope.ts';
import { outOfScope, recordNotFound } from './scope-problems.ts';

/**
 * Holds a parsed answer, be it a success or a failure, to the businesses granted, whatever Nexudus
 * was asked for.
 *
 * A search that brings one foreign record is refused as a whole: Nexudus has ignored the filter, so
 * its totals count foreign records and pages are missing records of the consumer's own.
 *
 * @returns the same value where nothing had to be left out
 * @throws ProblemError `record-not-found`, `upstream-out-of-scope`
 */
export function narrowAnswer(access: Access, status: number, value: unknown): unknown {
  const scope = findScope(requireStep(access.grant));
  if (!scope) return value;
  const { id, effect } = requireStep(access.operation);
  if (id === 'getOpenAiChatMessage') requireOwnRecord(value, scope);
  if (hasForeignRecord(value, scope) || namesForeignBusiness(value, scope))
    throw outOfScope(status);
  return effect === 'write' ? narrowResult(requireStep(access.request), status, value) : value;
}

/** @throws ProblemError `record-not-found` unless the value is a record of a business granted */
export function requireOwnRecord(value: unknown, scope: BusinessScope): asserts value is Fields {
  if (!isFields(value)) throw recordNotFound({ withheld: false });
  if (!scope.has(value['BusinessId'])) throw recordNotFound({ withheld: true });
}

/** A record on a page has to say itself that it belongs to a business granted. */
function hasForeignRecord(value: unknown, scope: BusinessScope): boolean {
  const records = isFields(value) ? value['Records'] : undefined;
  if (!Array.isArray(records)) return false;
  return records.some((record) => !isFields(record) || !scope.has(record['BusinessId']));
}

/** Without recursion: an answer may be nested deeper than the stack is. */
function namesForeignBusiness(value: unknown, scope: BusinessScope): boolean {
  const open = [value];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (typeof next !== 'object' || next === null) continue;
    for (const name of Object.keys(next)) {
      const child: unknown = (next as Fields)[name]; // an object by what was checked above
      if (typeof child === 'object' && child !== null) open.push(child);
      if (isBusinessId(name) && !scope.has(child)) return true;
    }
  }
  return false;
}

/** In any case: some who read JSON take no notice of it. */
function isBusinessId(name: string): boolean {
  return name.length === 'BusinessId'.length && name.toLowerCase() === 'businessid';
}

/** Of what a write was about, its result tells the id alone, and only that which was asked for. */
function narrowResult(request: ValidRequest, status: number, value: unknown): unknown {
  if (!isFields(value)) return value;
  const { Value: subject, WasSuccessful: wasSuccessful } = value;
  if (wasSuccessful === false || status !== 200)
    return subject === null || subject === undefined ? value : { ...value, Value: null };
  if (!isFields(subject)) return value;
  const { Id } = readTarget(request);
  if (Id !== undefined && subject['Id'] !== Id) throw outOfScope(status);
  return Object.keys(subject).length === 1 ? value : { ...value, Value: { Id: subject['Id'] } };
}
