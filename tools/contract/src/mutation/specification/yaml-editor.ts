import MagicString from 'magic-string';
import {
  isMap,
  isNode,
  isScalar,
  isSeq,
  parseDocument,
  visit,
  type Pair,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import type { Path } from './sites.ts';

/**
 * Changes a YAML file where it has to be changed, and leaves every other character as it is: a check
 * must not notice a fault by the way in which the file is laid out.
 */
export interface YamlEditor {
  /** Takes out a part, with its key. */
  delete(path: Path): void;
  /** Gives a part another value, or adds it. */
  set(path: Path, value: unknown): void;
  /** Gives a part another key. */
  rename(path: Path, key: string): void;
  /** Puts a value in front of a list. */
  prepend(path: Path, value: unknown): void;
  /** Replaces a value of a list, or takes it out if there is no other; no matter if it is not there. */
  replaceItem(path: Path, value: string, replacement?: string): void;
  /** The whole file, with the changes. */
  print(): string;
}

/** @throws Error from its methods for a path that leads nowhere */
export function createYamlEditor(text: string): YamlEditor {
  const document = parseDocument(text);
  const edited = new MagicString(text);

  const find = (path: Path): unknown =>
    path.length === 0 ? document.contents : document.getIn(path, true);

  const collectionAt = (path: Path): YAMLMap | YAMLSeq => {
    const collection = find(path);
    if (isMap(collection) || isSeq(collection)) return collection;
    throw new Error(`There is no collection at ${path.join('.')}`);
  };

  const pairAt = (path: Path): { readonly pair: Pair; readonly map: YAMLMap } => {
    const map = collectionAt(path.slice(0, -1));
    const pair = isMap(map)
      ? map.items.find(({ key }) => isScalar(key) && String(key.value) === String(path.at(-1)))
      : undefined;
    if (!isMap(map) || !pair) throw new Error(`There is no ${path.join('.')}`);
    return { pair, map };
  };

  /** Takes an item out of a collection; one that is empty then has to say so. */
  const remove = (collection: YAMLMap | YAMLSeq, start: number, end: number): void => {
    if (collection.items.length === 1) {
      const [from, to] = contentOf(collection);
      replaceRange(from, to, isMap(collection) ? '{}' : '[]');
    } else if (collection.flow === true) {
      const behind = /^\s*,\s*/.exec(text.slice(end));
      const before = /,\s*$/.exec(text.slice(0, start));
      if (behind) replaceRange(start, end + behind[0].length, '');
      else replaceRange(start - (before?.[0].length ?? 0), end, '');
    } else {
      const line = text.lastIndexOf('\n', start) + 1;
      // The first key of an item of a list stands on the line of its dash.
      const isFirstOfItem = text.slice(line, start).trim() !== '';
      const next = /^[^\n]*\n?/.exec(text.slice(end))?.[0].length ?? 0;
      const isLineDone = text[end - 1] === '\n';
      const lineEnd = isLineDone ? end : end + next;
      const indent = /^ */.exec(text.slice(lineEnd))?.[0].length ?? 0;
      replaceRange(isFirstOfItem ? start : line, isFirstOfItem ? lineEnd + indent : lineEnd, '');
    }
  };

  /** Without the line break that ends a block. */
  const contentOf = (node: unknown): readonly [start: number, end: number] => {
    const [start, end] = rangeOf(node);
    return [start, start + text.slice(start, end).trimEnd().length];
  };

  const replaceRange = (start: number, end: number, by: string): void => {
    resolveAliases(text.slice(start, end));
    if (by === '') edited.remove(start, end);
    else edited.update(start, end, by);
  };

  /** What an alias stands for must outlive its anchor. */
  const resolveAliases = (removed: string): void => {
    visit(document, {
      Alias: (_, alias) => {
        if (!new RegExp(`&${alias.source}\\b`).test(removed)) return;
        const value = alias.resolve(document)?.toJS(document) as unknown;
        const [start, end] = rangeOf(alias);
        edited.update(start, end, JSON.stringify(value));
      },
    });
  };

  return {
    delete(path) {
      const parent = collectionAt(path.slice(0, -1));
      if (isSeq(parent)) {
        const [start, end] = rangeOf(parent.items[Number(path.at(-1))]);
        const dash = parent.flow === true ? start : text.lastIndexOf('-', start);
        remove(parent, dash, end);
      } else {
        const { pair } = pairAt(path);
        const [start, keyEnd] = rangeOf(pair.key);
        remove(parent, start, isNode(pair.value) ? rangeOf(pair.value)[1] : keyEnd);
      }
    },
    set(path, value) {
      const node = find(path);
      if (isNode(node) && node.range) {
        const [start, end] = contentOf(node);
        replaceRange(start, end, JSON.stringify(value));
        return;
      }
      const map = collectionAt(path.slice(0, -1));
      const [start] = rangeOf(isMap(map) ? map.items[0]?.key : undefined);
      const entry = `${String(path.at(-1))}: ${JSON.stringify(value)}`;
      const line = text.lastIndexOf('\n', start) + 1;
      const indent = ' '.repeat(start - line);
      edited.appendRight(start, map.flow === true ? `${entry}, ` : `${entry}\n${indent}`);
    },
    prepend(path, value) {
      const list = collectionAt(path);
      const [start] = rangeOf(list.items[0]);
      const line = text.lastIndexOf('\n', start) + 1;
      const separator = list.flow === true ? ', ' : `\n${text.slice(line, start)}`;
      edited.appendRight(start, `${JSON.stringify(value)}${separator}`);
    },
    rename(path, key) {
      const [start, end] = rangeOf(pairAt(path).pair.key);
      edited.update(start, end, JSON.stringify(key));
    },
    replaceItem(path, value, replacement) {
      const list = find(path);
      if (!isSeq(list)) return;
      const index = list.items.findIndex((item) => isScalar(item) && item.value === value);
      if (index < 0) return;
      if (replacement === undefined) this.delete([...path, index]);
      else this.set([...path, index], replacement);
    },
    print: () => edited.toString(),
  };
}

function rangeOf(node: unknown): readonly [start: number, end: number] {
  if (!isNode(node) || !node.range) throw new Error('The file has nothing there');
  const [start, end] = node.range;
  return [start, end];
}
