import { isMap, isScalar, isSeq, type Document } from 'yaml';
import type { Path } from './sites.ts';

/** A fault in one file of the specification. */
export interface SpecificationChange {
  readonly operator: string;
  readonly subject: string;
  /** The part that the fault is about. */
  readonly path: Path;
  readonly before: string;
  readonly after: string;
  readonly apply: (document: Document) => void;
}

/** Gives a key another name, where it stands. */
export function renameKey(document: Document, path: Path, name: string): void {
  const key = path.at(-1);
  const map = document.getIn(path.slice(0, -1), true);
  if (!isMap(map)) throw new Error(`${path.join('.')} stands in no map`);
  const pair = map.items.find((item) => isScalar(item.key) && item.key.value === key);
  if (!pair) throw new Error(`There is no ${path.join('.')}`);
  pair.key = document.createNode(name);
}

/** Replaces a value of a list, or takes it out if there is no new one. */
export function replaceItem(
  document: Document,
  path: Path,
  value: string,
  replacement?: string,
): void {
  const list = document.getIn(path, true);
  if (!isSeq(list)) return;
  const index = list.items.findIndex((item) => isScalar(item) && item.value === value);
  if (index < 0) return;
  if (replacement === undefined) list.delete(index);
  else list.set(index, replacement);
}
