import type { State } from '../state/state.ts';

/**
 * Remembers which texts consumers have written with tokens in them, so that reading such a text back
 * does not tell what its tokens stand for. Rejects with `StateUnavailableError` if the store fails.
 */
export interface WrittenTexts {
  /** @param asSent by what was sent to Nexudus, what the consumer had written */
  remember(group: string, asSent: ReadonlyMap<string, string>): Promise<void>;
  /** What the consumers of the group had written, by those of the texts that are remembered. */
  recall(group: string, texts: Iterable<string>): Promise<ReadonlyMap<string, string>>;
}

/** Never forgets: a text is read back however old it is. */
export function createWrittenTexts(state: State): WrittenTexts {
  const collection = state.collection('written-text');
  return {
    async remember(group, asSent) {
      for (const [text, written] of asSent)
        await collection.put(toName(group, text), JSON.stringify(written));
    },
    async recall(group, texts) {
      const names = new Map([...texts].map((text) => [text, toName(group, text)]));
      const rows = await collection.read(new Set(names.values()));
      return new Map(
        [...names].flatMap(([text, name]) => {
          const row = rows.get(name);
          return row ? [[text, JSON.parse(row.text) as string] as const] : []; // as remembered
        }),
      );
    },
  };
}

/** Nexudus may store a text with other white space, or composed otherwise. */
function toName(group: string, text: string): string {
  const normalized = text.normalize('NFC').replaceAll(/\s+/g, ' ').trim();
  return `${group}\n${JSON.stringify(normalized)}`;
}
