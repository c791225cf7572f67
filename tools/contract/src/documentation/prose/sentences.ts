/** The sentences of a text. A rendered page may have lost the space between two of them. */
export function splitSentences(text: string): readonly string[] {
  return text
    .split(/(?<=[a-z\]\d)`"][.!?])(?=\s|[A-Z])|\n/)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '');
}
