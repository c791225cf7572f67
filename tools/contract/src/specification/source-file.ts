import { readFile } from 'node:fs/promises';
import { isScalar, LineCounter, parseDocument, type Node } from 'yaml';

/** Where something stands; lines and columns count from 1. */
export interface SourcePlace {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** A YAML or JSON file whose parts know their lines. */
export interface SourceFile {
  readonly path: string;
  /** The whole content; null if the file is empty. */
  readonly root: Node | null;
  /** The first and the last line of a part. */
  linesOf(node: Node): readonly [first: number, last: number];
  placeOf(node: Node): SourcePlace;
}

/** A file of a specification cannot be read; the message names file and, where known, line. */
export class UnreadableSpecificationError extends Error {
  override readonly name = 'UnreadableSpecificationError';
  readonly place: SourcePlace;

  constructor(place: SourcePlace, reason: string, options?: ErrorOptions) {
    super(`${place.file}:${place.line}:${place.column}: ${reason}`, options);
    this.place = place;
  }
}

/**
 * Reads a YAML or JSON file.
 *
 * @throws UnreadableSpecificationError if it is missing, no file, or malformed
 */
export async function readSourceFile(path: string): Promise<SourceFile> {
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new UnreadableSpecificationError({ file: path, line: 1, column: 1 }, reason, { cause });
  });
  const lines = new LineCounter();
  const { contents, errors } = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const placeAt = (offset: number): SourcePlace => {
    const { line, col } = lines.linePos(offset);
    return { file: path, line, column: col };
  };
  const [error] = errors;
  if (error) throw new UnreadableSpecificationError(placeAt(error.pos[0]), error.message);
  const rangeOf = ({ range }: Node): readonly [number, number] => {
    const [start, end] = range ?? [0, 0];
    return [start, Math.max(start, end - 1)];
  };
  return {
    path,
    root: contents,
    linesOf(node) {
      const [start, end] = rangeOf(node);
      return [lines.linePos(start).line, lines.linePos(end).line];
    },
    placeOf: (node) => placeAt(rangeOf(node)[0]),
  };
}

/** The text of a scalar; undefined for anything else. */
export function toText(node: unknown): string | undefined {
  return isScalar(node) ? String(node.value) : undefined;
}
