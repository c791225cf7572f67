import { dirname, join } from 'node:path';
import { isAlias, isMap, isNode, isSeq, type Node } from 'yaml';
import {
  readSourceFile,
  toText,
  UnreadableSpecificationError,
  type SourceFile,
} from './source-file.ts';

/** A part of a specification, and the file that it stands in. */
export interface SourceNode {
  readonly file: SourceFile;
  readonly node: Node;
  /** The name or list item under which it stands, where it has one; what a reader looks for. */
  readonly key: Node;
}

/** The files of a specification, joined by their references. */
export interface SourceTree {
  readonly root: SourceNode;
  /** The content of one of the files, by absolute path; undefined if it is none of them. */
  fileAt(path: string): SourceNode | undefined;
  /** What a reference leads to, or the part itself if it is none. */
  resolve(part: SourceNode): SourceNode;
  /** The part of that name or index, references not followed; undefined if there is none. */
  child(part: SourceNode, segment: string | number): SourceNode | undefined;
  /** The parts directly below, with their names or indices. */
  children(part: SourceNode): readonly (readonly [segment: string, child: SourceNode])[];
}

// A reference that leads back to itself ends here.
const longestChain = 32;

/**
 * Reads a specification with every file that it refers to.
 *
 * @throws UnreadableSpecificationError if one of them cannot be read, or a reference leads nowhere
 */
export async function readSourceTree(rootFile: string): Promise<SourceTree> {
  const files = new Map<string, SourceFile>();
  await readReferredFiles(rootFile, files);
  const tree = createTree(rootFile, files);
  for (const file of files.values()) checkReferences(tree, toPart(file));
  return tree;
}

function createTree(rootFile: string, files: ReadonlyMap<string, SourceFile>): SourceTree {
  const partOf = (path: string): SourceNode => {
    const file = files.get(path);
    if (!file) throw new Error(`${path} has not been read.`);
    return toPart(file);
  };
  const tree: SourceTree = {
    root: partOf(rootFile),
    fileAt(path) {
      const file = files.get(path);
      return file && toPart(file);
    },
    resolve(part) {
      let target = part;
      for (let steps = 0; steps < longestChain; steps += 1) {
        const reference = referenceOf(target);
        if (reference === undefined) return target;
        const [path, pointer] = splitReference(reference, target.file.path);
        const found = parsePointer(pointer).reduce<SourceNode | undefined>(
          (at, segment) => at && tree.child(tree.resolve(at), segment),
          partOf(path),
        );
        if (!found) {
          throw unreadable(target, `${reference} leads nowhere. Correct it or add its target.`);
        }
        target = found;
      }
      throw unreadable(part, 'The reference leads back to itself.');
    },
    child: ({ file, node }, segment) => {
      if (isSeq(node)) {
        const item = node.items[Number(segment)];
        return isNode(item) ? { file, node: dealias(file, item), key: item } : undefined;
      }
      if (!isMap(node)) return undefined;
      const pair = node.items.find(({ key }) => toText(key) === String(segment));
      if (!pair || !isNode(pair.key)) return undefined;
      const { key, value } = pair;
      return { file, node: isNode(value) ? dealias(file, value) : key, key };
    },
    children(part) {
      const { node } = part;
      const segments = isSeq(node)
        ? [...node.items.keys()].map(String)
        : isMap(node)
          ? node.items.map(({ key }) => toText(key) ?? '')
          : [];
      return segments.flatMap((segment) => {
        const child = tree.child(part, segment);
        return child ? [[segment, child] as const] : [];
      });
    },
  };
  return tree;
}

function toPart(file: SourceFile): SourceNode {
  const { root, path } = file;
  if (root === null) {
    throw new UnreadableSpecificationError(
      { file: path, line: 1, column: 1 },
      'The file is empty.',
    );
  }
  return { file, node: root, key: root };
}

async function readReferredFiles(path: string, files: Map<string, SourceFile>): Promise<void> {
  if (files.has(path)) return;
  const file = await readSourceFile(path);
  files.set(path, file);
  for (const reference of listReferences(toPart(file).node)) {
    await readReferredFiles(splitReference(reference, path)[0], files);
  }
}

function listReferences(node: unknown): readonly string[] {
  if (isSeq(node)) return node.items.flatMap(listReferences);
  if (!isMap(node)) return [];
  return node.items.flatMap(({ key, value }) => {
    const text = toText(value);
    const isReference = text !== undefined && referenceKeys.has(toText(key) ?? '');
    return isReference ? [text] : listReferences(value);
  });
}

function checkReferences(tree: SourceTree, part: SourceNode): void {
  tree.resolve(part);
  for (const [segment, child] of tree.children(part)) {
    if (!isPayload(segment)) checkReferences(tree, child);
  }
}

/** Examples are other people's documents; what looks like a reference in them is none. */
function isPayload(segment: string): boolean {
  return segment === 'value' || segment === 'example';
}

const referenceKeys: ReadonlySet<string> = new Set(['$ref', 'externalValue']);

function referenceOf({ node }: SourceNode): string | undefined {
  if (!isMap(node)) return undefined;
  const pair = node.items.find(({ key }) => referenceKeys.has(toText(key) ?? ''));
  return pair && toText(pair.value);
}

function splitReference(reference: string, from: string): readonly [path: string, pointer: string] {
  const [file = '', pointer = ''] = reference.split('#', 2);
  return [file === '' ? from : join(dirname(from), file), pointer];
}

/** The segments of a JSON Pointer, with or without `#` before it. */
export function parsePointer(pointer: string): readonly string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((segment) => decodeURIComponent(segment).replaceAll('~1', '/').replaceAll('~0', '~'));
}

function dealias({ root }: SourceFile, node: Node): Node {
  if (!isAlias(node) || root === null) return node;
  return findAnchor(root, node.source) ?? node;
}

function findAnchor(node: unknown, anchor: string): Node | undefined {
  if (isNode(node) && 'anchor' in node && node.anchor === anchor) return node;
  const values = isSeq(node) ? node.items : isMap(node) ? node.items.map(({ value }) => value) : [];
  return values.reduce<Node | undefined>(
    (found, value) => found ?? findAnchor(value, anchor),
    undefined,
  );
}

function unreadable({ file, key }: SourceNode, reason: string): UnreadableSpecificationError {
  return new UnreadableSpecificationError(file.placeOf(key), reason);
}
