import type { OpenAiChatMessage } from '@nexudus-toolkit/api-types';
import type { Business } from './businesses.ts';
import { namesByLanguage, teamNames } from './names.ts';
import { createLandLine, createMobilePhone } from './phone-numbers.ts';
import type { Random } from './random.ts';

/** Somebody who writes to a location. */
export interface Customer {
  readonly givenName: string;
  readonly fullName: string;
  readonly emailAddress: string;
  readonly mobilePhone: string;
  /** The fields of a record that tell who the customer is; all null for a visitor. */
  readonly fields: CustomerFields;
}

type CustomerFields = Pick<
  OpenAiChatMessage,
  'UserId' | Extract<keyof OpenAiChatMessage, `AiChannelSessionCoworker${string}`>
>;

/** Makes up a customer of a location: a person, a company, or a visitor without an account. */
export function createCustomer(random: Random, business: Business, number: number): Customer {
  const customer = createAccountHolder(random, business, number);
  const isVisitor = random.percent(15);
  return isVisitor ? { ...customer, fields: visitorFields } : customer;
}

/** Makes up a customer who has an account: a person or a company. */
export function createAccountHolder(
  random: Random,
  { language }: Business,
  number: number,
): Customer {
  const names = namesByLanguage[language];
  const givenName = random.pick(names.given);
  const familyName = random.pick(names.family);
  const fullName = `${givenName} ${familyName}`;
  const domain = random.pick(['example.com', 'example.org']);
  const mobilePhone = createMobilePhone(random, language);
  const landLine = random.percent(40) ? createLandLine(random, language) : null;
  const company = random.percent(35) ? random.pick(names.companies) : null;
  const teams = random.percent(45) ? pickTeams(random) : null;
  const hasUser = random.percent(85);
  return {
    givenName,
    fullName,
    emailAddress: `${toMailbox(givenName)}.${toMailbox(familyName)}${number}@${domain}`,
    mobilePhone,
    fields: {
      UserId: hasUser ? 770_000 + number : null,
      AiChannelSessionCoworkerId: String(550_000 + number),
      AiChannelSessionCoworkerCoworkerType: company === null ? 'Individual' : 'Company',
      AiChannelSessionCoworkerFullName: fullName,
      AiChannelSessionCoworkerMobilePhone: mobilePhone,
      AiChannelSessionCoworkerLandLine: landLine,
      AiChannelSessionCoworkerBillingName: company ?? fullName,
      AiChannelSessionCoworkerCompanyName: company,
      AiChannelSessionCoworkerTeamNames: teams,
    },
  };
}

const visitorFields: CustomerFields = {
  UserId: null,
  AiChannelSessionCoworkerId: null,
  AiChannelSessionCoworkerCoworkerType: null,
  AiChannelSessionCoworkerFullName: null,
  AiChannelSessionCoworkerMobilePhone: null,
  AiChannelSessionCoworkerLandLine: null,
  AiChannelSessionCoworkerBillingName: null,
  AiChannelSessionCoworkerCompanyName: null,
  AiChannelSessionCoworkerTeamNames: null,
};

function pickTeams(random: Random): string {
  const teams = [random.pick(teamNames), random.pick(teamNames)];
  return [...new Set(teams)].join(',');
}

const lettersWithoutDecomposition: Readonly<Record<string, string>> = { ß: 'ss', ı: 'i', ø: 'o' };

/** The part of a name that an e-mail address can carry. */
function toMailbox(name: string): string {
  return name
    .toLowerCase()
    .replaceAll(/[ßıø]/g, (letter) => lettersWithoutDecomposition[letter] ?? letter)
    .normalize('NFD')
    .replaceAll(/[^a-z]/g, '');
}
