/** The notes in a text that holds any number of them, one after the other. */
export interface SplitNotes {
  readonly notes: readonly string[];
  /** What is left behind the last whole note; empty unless the last one was torn off. */
  readonly rest: string;
}

const note = /\n*((?:(?!\u2014 )[^\n]+\n)+\n(?:\u2014 [^\n]*\n)+)/y;

/** Takes a text apart into its notes. Line breaks as Windows writes them are understood. */
export function splitNotes(text: string): SplitNotes {
  const plain = text.replace(/^\ufeff/, '').replaceAll('\r\n', '\n');
  const notes: string[] = [];
  let end = 0;
  for (;;) {
    note.lastIndex = end;
    const [, found] = note.exec(plain) ?? [];
    if (found === undefined) return { notes, rest: plain.slice(end).replace(/^\n+/, '') };
    notes.push(found);
    end = note.lastIndex;
  }
}
