import type { Language } from './businesses.ts';
import type { Random } from './random.ts';

/**
 * Number ranges that are set aside for films and books, so that nobody can be called by them.
 *
 * @see Bundesnetzagentur, notice 148/2021; Ofcom, numbers for drama use; ARCEP, decision 2018-0881
 */
const ranges = {
  de: {
    mobile: (random: Random) => `+49 176 040690${digits(random, 2)}`,
    landLine: (random: Random) =>
      `+49 ${random.pick(['30 23125', '40 66969', '69 90009', '89 99998'])}${digits(random, 3)}`,
  },
  en: {
    mobile: (random: Random) => `+44 7700 900${digits(random, 3)}`,
    landLine: (random: Random) =>
      `+44 ${random.pick(['161 496', '20 7946', '131 496'])} 0${digits(random, 3)}`,
  },
  fr: {
    mobile: (random: Random) => `+33 6 39 98 ${digits(random, 2)} ${digits(random, 2)}`,
    landLine: (random: Random) =>
      `+33 ${random.pick(['1 99 00', '4 65 71'])} ${digits(random, 2)} ${digits(random, 2)}`,
  },
};

/** A mobile number that belongs to nobody. */
export function createMobilePhone(random: Random, language: Language): string {
  return ranges[language].mobile(random);
}

/** A landline number that belongs to nobody. */
export function createLandLine(random: Random, language: Language): string {
  return ranges[language].landLine(random);
}

function digits(random: Random, count: number): string {
  return String(random.integer(0, 10 ** count - 1)).padStart(count, '0');
}
