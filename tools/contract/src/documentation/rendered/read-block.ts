/** Lines that belong together, such as those of an example. */
export interface TextBlock {
  readonly text: string;
  /** How many lines of the page it takes up, empty ones among them. */
  readonly length: number;
}

/** The value that begins at a line, to its last bracket; all that is left where brackets are amiss. */
export function readJsonBlock(lines: readonly string[], at: number): TextBlock {
  let depth = 0;
  let inString = false;
  for (let index = at; index < lines.length; index += 1) {
    const line = lines[index] ?? '';
    for (let column = 0; column < line.length; column += 1) {
      const character = line.charAt(column);
      if (inString) {
        if (character === '\\') column += 1;
        else if (character === '"') inString = false;
      } else if (character === '"') inString = true;
      else if (character === '{' || character === '[') depth += 1;
      else if (character === '}' || character === ']') depth -= 1;
    }
    // A string ends with its line, so one that is left open cannot swallow the page.
    inString = false;
    if (depth <= 0) return toBlock(lines, at, index);
  }
  return toBlock(lines, at, lines.length - 1);
}

/** The command that begins at a line: it goes on after a backslash, and while a quotation is open. */
export function readCommandBlock(lines: readonly string[], at: number): TextBlock {
  let quote: string | undefined;
  for (let index = at; index < lines.length; index += 1) {
    const line = lines[index] ?? '';
    for (const character of line) {
      if (character === quote) quote = undefined;
      else if (quote === undefined && (character === '"' || character === "'")) quote = character;
    }
    if (quote === undefined && !/\\\s*$/.test(line)) return toBlock(lines, at, index);
  }
  return toBlock(lines, at, lines.length - 1);
}

function toBlock(lines: readonly string[], from: number, to: number): TextBlock {
  return { text: lines.slice(from, to + 1).join('\n'), length: to - from + 1 };
}
