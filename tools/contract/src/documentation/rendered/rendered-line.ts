/** A line of rendered text with its number on the page. */
export interface RenderedLine {
  /** Without space around. */
  readonly text: string;
  readonly number: number;
}

/** The lines that say something. */
export function listLines(text: string): readonly RenderedLine[] {
  return text
    .split('\n')
    .map((line, index) => ({ text: line.trim(), number: index + 1 }))
    .filter((line) => line.text !== '');
}
