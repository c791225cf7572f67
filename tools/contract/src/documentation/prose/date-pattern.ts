/** The pattern that a text gives for a date, such as `YYYY-MM-DDTHH:mm`. */
export function findDatePattern(text: string): string | undefined {
  return /\b(?:[YMD]{2,4}[-/.]){2}[YMD]{2,4}(?:[T ][Hh]{2}(?::(?:mm|ss))*(?:\.[sSf]+)?(?:Z|XXX|zzz)?)?/
    .exec(text)?.[0]
    .replaceAll('h', 'H');
}
