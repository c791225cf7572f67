/** Keywords that tell the generator of Prism which value to make up. */
export type MadeUp = Readonly<Record<string, unknown>>;

/** A field of a schema, as far as its name and annotations tell what it holds. */
export interface FieldSchema {
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly 'x-personal-data'?: string;
}

// Ofcom keeps these numbers free for films and books, so nobody can be rung up.
const mobilePhone = { pattern: '^\\+44 7700 900[0-9]{3}$' };
const landLine = { pattern: '^\\+44 20 7946 0[0-9]{3}$' };
const recordId = { 'number.int': { min: 80_000_000, max: 99_999_999 } };

const sentences = [
  'Is the meeting room on the second floor free tomorrow at 14:00?',
  'Could you tell me how to add a guest to my booking?',
  'I would like to move to a desk by the window from next month.',
  'The printer next to the kitchen is out of paper again.',
  'You can renew your pass in the portal, under Memberships.',
  'The room is booked for you from 14:00 to 16:00. Anything else?',
  'Parking is free for members after 18:00 and at weekends.',
];

/** What a field of that name holds, wherever it occurs. */
const byName: Readonly<Record<string, MadeUp>> = {
  AiChannelSessionCoworkerCoworkerType: oneOf(['Individual', 'Company']),
  AiChannelSessionCoworkerCompanyName: { 'x-faker': 'company.name' },
  AiChannelSessionCoworkerTeamNames: oneOf(['Design', 'Design, Research', 'Sales', 'Engineering']),
  AiChannelSessionCoworkerMobilePhone: mobilePhone,
  AiChannelSessionCoworkerLandLine: landLine,
  AiChannelSessionCoworkerId: { pattern: '^[1-9][0-9]{5}$' },
  Action: { enum: [0, 1] },
  Channel: oneOf(['Email', 'Chat', 'WhatsApp']),
  ChatMessageRole: oneOf(['user', 'assistant']),
  ChatSession: { 'x-faker': 'string.uuid' },
  Rating: { 'x-faker': { 'number.int': { min: 1, max: 5 } } },
  BusinessId: { 'x-faker': { 'number.int': { min: 1000, max: 9999 } } },
  UniqueId: { 'x-faker': 'string.uuid' },
  // A record changes after it was created, and both lie in the past.
  CreatedOn: moments(2024),
  UpdatedOn: moments(2025),
  Message: { enum: ['OpenAiChatMessage was saved.'] },
  // Anything but null would be an instruction to a user interface.
  RedirectURL: { type: 'null' },
  JavaScript: { type: 'null' },
  token_type: { enum: ['bearer'] },
  expires_in: { enum: [604_799] },
};

const byClass: Readonly<Record<string, MadeUp>> = {
  name: { 'x-faker': 'person.fullName' },
  phone: mobilePhone,
  email: { 'x-faker': 'internet.exampleEmail' },
  'contact-identifier': { 'x-faker': 'internet.exampleEmail' },
  'free-text': oneOf(sentences),
};

const byFormat: Readonly<Record<string, MadeUp>> = {
  uuid: { 'x-faker': 'string.uuid' },
  'date-time': moments(2025),
};

/**
 * Tells how to make up a value that looks like what a field holds: by its name, by the class of its
 * personal data, by its format, or by its type.
 *
 * @returns keywords to put in place of the field's own constraints on the value
 */
export function toRealisticValue(name: string, schema: FieldSchema): MadeUp {
  return (
    byName[name] ??
    byClass[schema['x-personal-data'] ?? ''] ??
    (name.endsWith('Id') ? { 'x-faker': recordId } : undefined) ??
    byFormat[schema.format ?? ''] ??
    byType(schema)
  );
}

function byType({ type }: FieldSchema): MadeUp {
  const types = [type].flat();
  if (types.includes('integer')) return { 'x-faker': { 'number.int': { min: 1, max: 100 } } };
  if (types.includes('string')) return { 'x-faker': { 'string.alphanumeric': 40 } };
  return {};
}

function oneOf(values: readonly string[]): MadeUp {
  return { enum: values };
}

/** Any second of that year, as the API writes it. */
function moments(year: number): MadeUp {
  return {
    pattern: `^${year}-(0[1-9]|1[0-2])-(0[1-9]|1[0-9]|2[0-8])T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]Z$`,
  };
}
