import { createHmac } from 'node:crypto';
import type { PersonalDataClass } from '@nexudus-toolkit/validation';
import type { StateCollection, StoredText } from '../state/state.ts';
import { formatToken } from './token.ts';

/** A value that a token is to stand for. */
export interface TokenValue {
  readonly personalDataClass: PersonalDataClass;
  readonly value: string;
}

/** What may stand for a value: the first of the tokens that stands for no other value yet. */
export interface TokenCandidates {
  readonly value: string;
  /** Tells apart groups, classes and values. */
  readonly digest: string;
  readonly tokens: readonly string[];
}

/** As short as can be read out, and as long as can never be taken. */
const digitCounts = [8, 32];

export function toCandidates(
  key: Buffer,
  group: string,
  { personalDataClass, value }: TokenValue,
): TokenCandidates {
  // As JSON, in which a lone surrogate is written out: UTF-8 would make all of them one character.
  const input = JSON.stringify([group, personalDataClass, value]);
  const digest = createHmac('sha256', key).update(input).digest('hex');
  const tokens = digitCounts.map((count) => formatToken(personalDataClass, digest.slice(0, count)));
  return { value, digest, tokens };
}

export interface TokenRows {
  /** The tokens of values by their digest, those that are new made durable. */
  findOrAdd(
    group: string,
    wanted: readonly TokenCandidates[],
  ): Promise<ReadonlyMap<string, string>>;
  /** The values of those tokens that were issued since. */
  resolve(
    group: string,
    tokens: Iterable<string>,
    since: Date,
  ): Promise<ReadonlyMap<string, string>>;
  removeOlder(than: Date): Promise<void>;
}

export interface TokenRowsOptions {
  readonly collection: StateCollection;
  readonly clock: () => Date;
  /** Age from which a token that is issued again is renewed, in milliseconds. */
  readonly refreshAfterMs: number;
}

/** The tokens in the store. Once a token stands for a value, it stands for no other. */
export function createTokenRows(options: TokenRowsOptions): TokenRows {
  const { collection, clock, refreshAfterMs } = options;

  async function read(group: string, tokens: Iterable<string>) {
    const names = new Map([...tokens].map((token) => [`${group}\n${token}`, token]));
    const rows = await collection.read(names.keys());
    return new Map([...rows].map(([name, row]) => [names.get(name) ?? '', row]));
  }

  return {
    async findOrAdd(group, wanted) {
      const found = new Map<string, string>();
      const isOld = ({ writtenAt }: StoredText) =>
        clock().getTime() - writtenAt.getTime() >= refreshAfterMs;
      const toRefresh: string[] = [];
      let missing = wanted;
      while (missing.length > 0) {
        const stored = await read(group, new Set(missing.flatMap(({ tokens }) => tokens)));
        const toAdd = new Map<string, TokenCandidates>();
        for (const candidate of missing) {
          const { value, digest, tokens } = candidate;
          const own = tokens.find((token) => toValue(stored.get(token)) === value);
          const free = tokens.find((token) => !stored.has(token) && !toAdd.has(token));
          const token = own ?? free;
          if (token === undefined) throw new Error('Two values have the same digest');
          if (own === undefined) toAdd.set(token, candidate);
          else found.set(digest, token);
          const row = stored.get(token);
          if (row && isOld(row)) toRefresh.push(`${group}\n${token}`);
        }
        const added = await collection.add(
          new Map([...toAdd].map(([token, { value }]) => [`${group}\n${token}`, toText(value)])),
        );
        // Where a replica was first, look again: what it has added may stand for another value.
        missing = [...toAdd].flatMap(([token, candidate]) => {
          if (!added.has(`${group}\n${token}`)) return [candidate];
          found.set(candidate.digest, token);
          return [];
        });
      }
      await collection.touch(toRefresh);
      return found;
    },
    async resolve(group, tokens, since) {
      const rows = [...(await read(group, tokens))].filter(([, row]) => row.writtenAt >= since);
      return new Map(rows.map(([token, row]) => [token, toValue(row) ?? '']));
    },
    removeOlder: (than) => collection.removeOlder(than),
  };
}

function toText(value: string): string {
  return JSON.stringify(value);
}

function toValue(row: StoredText | undefined): string | undefined {
  return row && (JSON.parse(row.text) as string); // what toText wrote
}
