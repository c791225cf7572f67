import type { AuditRecords } from '@nexudus-toolkit/audit-log';
import type { Operation } from '@nexudus-toolkit/validation';
import type { ValidRequest } from './access.ts';

type Fields = Readonly<Record<string, unknown>>;

/** What a successful answer says about records, for the audit log. */
export interface Disclosure {
  readonly records: AuditRecords;
  /** The envelope's own word, where there is an envelope. */
  readonly wasSuccessful: boolean | undefined;
}

/**
 * Reads from a parsed `200` which records it discloses or changes.
 *
 * @returns `undefined` if that cannot be told: such an answer cannot be recorded, so it must not
 *   leave
 */
export function readDisclosure(
  operation: Operation,
  request: ValidRequest,
  answer: unknown,
): Disclosure | undefined {
  if (!isFields(answer)) return undefined;
  const disclosed = findRecords(operation, request, answer);
  if (!disclosed?.every(({ Id }) => Number.isSafeInteger(Id))) return undefined;
  const { WasSuccessful: wasSuccessful } = answer;
  if (operation.effect === 'write' && typeof wasSuccessful !== 'boolean') return undefined;
  return {
    records: {
      ids: disclosed.map(({ Id }) => Number(Id)),
      businessIds: listIntegers(disclosed.map(({ BusinessId }) => BusinessId)),
      personalData: listClasses(operation, operation.effect === 'write' ? [answer] : disclosed),
    },
    wasSuccessful: typeof wasSuccessful === 'boolean' ? wasSuccessful : undefined,
  };
}

/** The records that a write names, before it is sent. */
export function readIntendedRecords(request: ValidRequest): AuditRecords {
  const target = findTarget(request);
  return {
    ids: listIntegers([target.Id]),
    businessIds: listIntegers([target.BusinessId]),
    personalData: [],
  };
}

function findRecords(
  operation: Operation,
  request: ValidRequest,
  answer: Fields,
): readonly Fields[] | undefined {
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
      if (answer['WasSuccessful'] === false) return [];
      const { Value } = answer;
      return isFields(Value) ? [{ ...findTarget(request), Id: Value['Id'] }] : undefined;
    }
    case 'issueToken':
      return undefined;
  }
}

function findTarget({ path, body }: ValidRequest): { Id?: unknown; BusinessId?: unknown } {
  return isFields(body) ? { Id: body['Id'], BusinessId: body['BusinessId'] } : { Id: path['id'] };
}

function listClasses({ personalData }: Operation, objects: readonly Fields[]): string[] {
  const classes = Object.entries(personalData)
    .filter(([field]) => objects.some((object) => object[field] != null && object[field] !== ''))
    .map(([, personalDataClass]) => personalDataClass);
  return [...new Set(classes)].toSorted();
}

function listIntegers(values: readonly unknown[]): number[] {
  return [...new Set(values.filter((value) => Number.isSafeInteger(value)).map(Number))];
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
