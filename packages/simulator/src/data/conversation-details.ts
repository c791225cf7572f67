import type { Business, Language } from './businesses.ts';
import type { Customer } from './customer.ts';
import type { Random } from './random.ts';

/** What stands for the placeholders of a conversation, by their names. */
export type Details = Readonly<Record<string, string>>;

const days: Readonly<Record<Language, readonly [string, ...string[]]>> = {
  de: ['Montag', 'Dienstag', 'Mittwoch', 'Donnerstag', 'Freitag'],
  en: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday'],
  fr: ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi'],
};

const rooms: Readonly<Record<Language, readonly [string, ...string[]]>> = {
  de: ['Alster', 'Bille', 'Speicher 3'],
  en: ['The Loft', 'Room 2.04', 'The Snug'],
  fr: ['La Saône', 'Le Rhône', 'La Croix-Rousse'],
};

/** Makes up the details of a conversation between a customer and a location. */
export function createDetails(random: Random, business: Business, customer: Customer): Details {
  const { language, currency } = business;
  const amount = random.integer(18, 190);
  return {
    name: customer.givenName,
    business: business.name,
    room: random.pick(rooms[language]),
    day: random.pick(days[language]),
    time: `${random.integer(8, 17)}:${random.pick(['00', '15', '30', '45'])}`,
    amount: `${amount} ${currency}`,
    number: `INV-${random.integer(10_000, 99_999)}`,
  };
}

/** Puts details in the place of their names. */
export function fillIn(text: string, details: Details): string {
  return text.replaceAll(/\{(\w+)\}/g, (placeholder, name: string) => details[name] ?? placeholder);
}
