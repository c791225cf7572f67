import { isSupportedCountry, parseDigits, parsePhoneNumberFromString } from 'libphonenumber-js/min';
import type { CountryCode } from 'libphonenumber-js/min';

/**
 * The number in E.164 (`+442079460018`) if it can be completed to one, else its digits alone.
 *
 * Numbers count by their length, not by whether somebody got them assigned: assignments change, and
 * with them the pseudonyms would.
 *
 * @param defaultCountry of numbers without a country code; without it they stay digits
 */
export function normalisePhone(text: string, defaultCountry?: CountryCode): string {
  return toE164(text, defaultCountry) ?? toE164(dialledAbroad(text)) ?? parseDigits(text);
}

/** Reads `gb` and `GB` as the country that they stand for (ISO 3166-1 alpha-2). */
export function toCountry(text: string): CountryCode | undefined {
  const country = text.toUpperCase();
  return isSupportedCountry(country) ? country : undefined;
}

function toE164(text: string, defaultCountry?: CountryCode): string | undefined {
  const options = defaultCountry === undefined ? {} : { defaultCountry };
  const phone = parsePhoneNumberFromString(text, options);
  return phone?.isPossible() === true ? phone.number : undefined;
}

/** With the prefix that most countries dial abroad with (ITU-T E.164) as `+`. */
function dialledAbroad(text: string): string {
  return text.replace(/^[^\p{Nd}+]*00/u, '+');
}
