import type { CountryCode } from 'libphonenumber-js/min';

import { normalisePhone } from './normalise-phone.ts';
import type { Subject } from './subject.ts';

/**
 * The value of a subject as it goes into a pseudonym: the same for all the ways in which people
 * write the same thing. Any text has one.
 *
 * @param defaultCountry of phone numbers without a country code
 */
export function normaliseSubject(subject: Subject, defaultCountry?: CountryCode): string {
  const text = normaliseText(subject.value);
  switch (subject.kind) {
    case 'coworker':
    case 'user':
    case 'session':
      // Most ids are numbers, and some fields carry them as text.
      return text.replace(/^0+(?=\d+$)/, '');
    case 'email':
    case 'name':
      return foldCase(text);
    case 'phone':
      return normalisePhone(text, defaultCountry) || foldCase(text);
    case 'contact':
    case 'text':
      return text;
  }
}

/** One form for characters that look the same, nothing invisible, one space between words. */
function normaliseText(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/\p{Default_Ignorable_Code_Point}+/gu, '')
    .replace(/\s+/g, ' ')
    .trim()
    .normalize('NFKC');
}

/** By way of the upper case, which `ß` and `ss` share; from the lower case, for `ẞ` has no other. */
function foldCase(text: string): string {
  return text.toLowerCase().toUpperCase().toLowerCase().normalize('NFKC');
}
