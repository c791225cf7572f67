import type { Subject } from '@nexudus-toolkit/audit-log';
import { operations, type PersonalDataClass } from '@nexudus-toolkit/validation';
import { isFields, type Fields } from '../pipeline/fields.ts';

type SubjectKind = Subject['kind'];

/**
 * Ids of people, by field and by filter. The specification classes what can be read of a person; an
 * id says whom a record is about even where nothing else of it may be seen.
 */
const personIds: Readonly<Record<string, SubjectKind>> = {
  AiChannelSessionCoworkerId: 'coworker',
  OpenAiChatMessage_AiChannelSession_Coworker_Id: 'coworker',
  AiChannelSessionId: 'session',
  OpenAiChatMessage_AiChannelSession: 'session',
  UserId: 'user',
  OpenAiChatMessage_User: 'user',
};

const kinds: Readonly<Record<PersonalDataClass, SubjectKind>> = {
  name: 'name',
  phone: 'phone',
  email: 'email',
  'contact-identifier': 'contact',
  'free-text': 'text',
};

/** What somebody is called by in a field or filter of that name; `undefined` if by nothing. */
export function findSubjectKind(
  name: string,
  personalDataClass: PersonalDataClass | null | undefined,
): SubjectKind | undefined {
  if (Object.hasOwn(personIds, name)) return personIds[name];
  return personalDataClass ? kinds[personalDataClass] : undefined;
}

const { properties: recordFields = {} } = operations.getOpenAiChatMessage.answers['200'] ?? {};

/** Fields of records and results that name a person. Nobody is looked for by a whole text. */
const personFields = Object.entries(recordFields).flatMap(([field, { personalData }]) => {
  const kind = findSubjectKind(field, personalData);
  return kind === undefined || kind === 'text' ? [] : [{ field, kind }];
});

/**
 * The people that records name, by each of their handles, as Nexudus has them: whoever looks for a
 * customer later need not know by which of them, or what of the record its reader got to see.
 */
export function listPeople(records: readonly unknown[]): readonly Subject[] {
  const people = new Map<string, Subject>();
  for (const record of records.filter(isFields))
    for (const { field, kind } of personFields) {
      const value = toHandle(record, field);
      if (value !== undefined) people.set(`${kind}:${value}`, { kind, value });
    }
  return [...people.values()];
}

/** An id may be a number or a text, whatever the specification says of it today. */
function toHandle(record: Fields, field: string): string | undefined {
  const value = Object.hasOwn(record, field) ? record[field] : undefined;
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}
