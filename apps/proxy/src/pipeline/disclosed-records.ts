import type { Operation } from '@nexudus-toolkit/validation';
import type { FieldTreatment, Grant } from '../configuration/grant-schema.ts';
import type { AccessedRecords } from '../recording/access-entry.ts';
import { listPeople } from '../recording/people.ts';
import { requireStep, type Access, type ValidRequest } from './access.ts';
import { isFailedRead } from './failed-read.ts';
import { isFields, type Fields } from './fields.ts';
import { readTarget } from './write-target.ts';

/** What a successful answer says about records, for the audit log. */
export interface Disclosure {
  readonly records: AccessedRecords;
  /** The envelope's own word, where there is an envelope. */
  readonly wasSuccessful: boolean | undefined;
}

/**
 * Reads from a parsed `200` which records it discloses or changes.
 *
 * @returns `undefined` if that cannot be told: such an answer cannot be recorded, so it must not
 *   leave
 */
export function readDisclosure(access: Access, answer: unknown): Disclosure | undefined {
  if (!isFields(answer)) return undefined;
  const operation = requireStep(access.operation);
  const grant = requireStep(access.grant);
  const disclosed = findRecords(operation, requireStep(access.request), answer);
  if (!disclosed?.every(({ Id }) => Number.isSafeInteger(Id))) return undefined;
  const { WasSuccessful: wasSuccessful } = answer;
  const isWrite = operation.effect === 'write';
  if (isWrite && typeof wasSuccessful !== 'boolean') return undefined;
  return {
    records: {
      ids: disclosed.map(({ Id }) => Number(Id)),
      businessIds: listIntegers([
        ...disclosed.map(({ BusinessId }) => BusinessId),
        ...(disclosed.length > 0 ? [access.target?.['BusinessId']] : []),
      ]),
      ...listClasses(operation, grant, isWrite ? [answer] : disclosed),
      people: listPeople(isWrite ? [...listWritten(access), answer] : disclosed),
    },
    wasSuccessful: typeof wasSuccessful === 'boolean' ? wasSuccessful : undefined,
  };
}

/** The records that a write names, before it is sent. */
export function readIntendedRecords(access: Access): AccessedRecords {
  const { request, target } = access;
  const { Id, BusinessId } = readTarget(requireStep(request));
  return {
    ids: listIntegers([Id]),
    businessIds: listIntegers([BusinessId, target?.['BusinessId']]),
    personalData: [],
    people: listPeople(listWritten(access)),
  };
}

/** The record of a write: as the request has it and, where it was looked at, as it was before. */
function listWritten({ request, target }: Access): readonly unknown[] {
  return [requireStep(request).body, target];
}

function findRecords(
  operation: Operation,
  request: ValidRequest,
  answer: Fields,
): readonly Fields[] | undefined {
  if (isFailure(operation, answer)) return [];
  switch (operation.id) {
    case 'searchOpenAiChatMessages': {
      const { Records } = answer;
      return Array.isArray(Records) && Records.every(isFields) ? Records : undefined;
    }
    case 'getOpenAiChatMessage':
      return [answer];
    case 'createOpenAiChatMessage':
    case 'updateOpenAiChatMessage':
    case 'deleteOpenAiChatMessage': {
      const { Value } = answer;
      return isFields(Value) ? [{ ...readTarget(request), Id: Value['Id'] }] : undefined;
    }
    case 'issueToken':
      return undefined;
  }
}

/** Whether Nexudus says by `WasSuccessful` that it failed, whatever the status. */
function isFailure(operation: Operation, answer: Fields): boolean {
  if (operation.effect === 'read') return isFailedRead(operation, answer);
  return answer['WasSuccessful'] === false;
}

/**
 * The classes that the objects hold something of, by what becomes of it. What is redacted is not
 * disclosed; a token is, for it tells one person from another.
 */
function listClasses(
  { personalData }: Operation,
  { fields }: Grant,
  objects: readonly Fields[],
): Pick<AccessedRecords, 'personalData' | 'tokenized' | 'redacted'> {
  const held = new Set(
    Object.entries(personalData)
      .filter(([field]) => objects.some((object) => object[field] != null && object[field] !== ''))
      .map(([, personalDataClass]) => personalDataClass),
  );
  const list = (...treatments: readonly FieldTreatment[]) =>
    [...held].filter((name) => treatments.includes(fields[name])).toSorted();
  const [tokenized, redacted] = [list('tokenize'), list('redact')];
  return {
    personalData: list('clear', 'tokenize'),
    ...(tokenized.length > 0 && { tokenized }),
    ...(redacted.length > 0 && { redacted }),
  };
}

function listIntegers(values: readonly unknown[]): number[] {
  return [...new Set(values.filter((value) => Number.isSafeInteger(value)).map(Number))];
}
