import { stat } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { isMap, isScalar, isSeq, type Node } from 'yaml';
import {
  toText,
  UnreadableSpecificationError,
  type SourcePlace,
} from '../specification/source-file.ts';
import {
  parsePointer,
  readSourceTree,
  type SourceNode,
  type SourceTree,
} from '../specification/source-tree.ts';
import { isObject, toText as asText, type Json, type JsonObject } from './json.ts';

/** A specification as one object; a reference is the very object that it leads to. */
export interface SourceDocument {
  readonly root: JsonObject;
  /** Whether it is OpenAPI 3.0, whose schemas are not those of JSON Schema. */
  readonly isVersion30: boolean;
  /** What all of its files hold, as it is written there, apart from the version. */
  readonly written: string;
  /** Where a part stands, or one of its members if a name is given; undefined if it was made here. */
  readonly placeOf: (part: JsonObject, name?: string) => SourcePlace | undefined;
  /** A part that is no schema, with what stands beside its reference put over what it leads to. */
  readonly follow: (part: Json | undefined) => JsonObject | undefined;
}

/**
 * Reads a specification for comparison: YAML or JSON, in one file or split by references.
 *
 * @param relativeTo the folder that files are named from
 * @throws UnreadableSpecificationError if it cannot be read or is no OpenAPI 3
 */
export async function readSourceDocument(
  file: string,
  relativeTo: string,
): Promise<SourceDocument> {
  const path = resolve(file);
  await checkIsFile(path, file);
  const tree = await readSourceTree(path).catch((error: unknown) => {
    throw explain(error, path);
  });
  const { toJson, placeOf, adopt, listFiles } = createConverter(tree, relativeTo);
  const root = toJson(tree.root);
  const version = isObject(root) ? asText(root['openapi']) : '';
  if (!isObject(root) || !/^3\.\d/.test(version)) {
    const found =
      isObject(root) && root['swagger'] !== undefined
        ? 'This is Swagger 2; convert it to OpenAPI 3.'
        : 'This is no OpenAPI 3 document: it needs `openapi: 3.x` at its top. Name the root file.';
    throw new UnreadableSpecificationError(tree.root.file.placeOf(tree.root.key), found);
  }
  if (root['paths'] !== undefined && root['paths'] !== null && !isObject(root['paths'])) {
    const reason = '`paths` has to hold paths by their address.';
    const { line = 1, column = 1 } = placeOf(root, 'paths') ?? {};
    throw new UnreadableSpecificationError({ file: path, line, column }, reason);
  }
  const followed = new WeakMap<JsonObject, JsonObject>();
  const follow = (part: Json | undefined): JsonObject | undefined => {
    if (!isObject(part)) return undefined;
    const { $ref, ...beside } = part;
    if (!isObject($ref)) return part;
    const known = followed.get(part);
    if (known) return known;
    const target = { ...follow($ref), ...beside };
    adopt(target, part);
    followed.set(part, target);
    return target;
  };
  const files = new Set([tree.root, ...listFiles()]);
  const written = [...files].map((part) => write(tree, part, part === tree.root ? 'root' : ''));
  return {
    root,
    isVersion30: version.startsWith('3.0'),
    written: written.join('\n'),
    placeOf,
    follow,
  };
}

/** Says what to do where the reader's own words do not. */
function explain(error: unknown, rootFile: string): unknown {
  if (error instanceof RangeError) {
    const reason = 'An alias in this document leads back to itself. Write it as a reference.';
    const place = { file: rootFile, line: 1, column: 1 };
    return new UnreadableSpecificationError(place, reason, { cause: error });
  }
  const isMissing =
    error instanceof UnreadableSpecificationError &&
    error.cause instanceof Error &&
    'code' in error.cause;
  if (!isMissing) return error;
  const reason = `This cannot be read, and ${rootFile} refers to it. Correct the reference.`;
  return new UnreadableSpecificationError(error.place, reason, { cause: error });
}

/** A part as text, references not followed. */
function write(tree: SourceTree, part: SourceNode, name: string): string {
  const { node } = part;
  if (isScalar(node)) return JSON.stringify(node.value);
  const members = tree.children(part).map(([segment, child]) => {
    if (name === 'info' && segment === 'version') return '';
    const inside = name === 'root' && segment === 'info' ? 'info' : '';
    return `${JSON.stringify(segment)}:${write(tree, child, inside)}`;
  });
  return `{${members.join()}}`;
}

async function checkIsFile(path: string, name: string): Promise<void> {
  const found = await stat(path).catch(() => undefined);
  if (found?.isFile()) return;
  const reason = found
    ? 'This is a folder or no regular file. Name the root file of the specification.'
    : 'There is no such file. Check its name.';
  throw new UnreadableSpecificationError({ file: name, line: 1, column: 1 }, reason);
}

/** Members that hold data; what looks like a reference in them is none. */
const payloads: ReadonlySet<string> = new Set(['example', 'default', 'const', 'enum', 'value']);

/** Members whose own members are named by the author of the specification. */
const nameMaps: ReadonlySet<string> = new Set([
  ...['properties', 'patternProperties', '$defs', 'definitions', 'dependentSchemas', 'paths'],
  ...['schemas', 'responses', 'parameters', 'examples', 'requestBodies', 'headers', 'links'],
  ...['securitySchemes', 'callbacks', 'pathItems', 'webhooks', 'content', 'encoding', 'variables'],
]);

type Mode = 'keywords' | 'names' | 'payload';

interface Converter {
  readonly toJson: (part: SourceNode) => Json;
  readonly placeOf: (part: JsonObject, name?: string) => SourcePlace | undefined;
  /** Lets an object that was made of another stand in its place. */
  readonly adopt: (made: JsonObject, origin: JsonObject) => void;
  /** The files that references have led into, in this order. */
  readonly listFiles: () => readonly SourceNode[];
}

function createConverter(tree: SourceTree, relativeTo: string): Converter {
  const origins = new WeakMap<JsonObject, SourceNode>();
  const known: Record<Mode, Map<Node, Json>> = {
    keywords: new Map(),
    names: new Map(),
    payload: new Map(),
  };

  const paths = new Set<string>();

  const convert = (part: SourceNode, mode: Mode): Json => {
    const { node, file } = part;
    paths.add(file.path);
    const before = known[mode].get(node);
    if (before !== undefined) return before;
    if (isSeq(node)) {
      const list: Json[] = [];
      known[mode].set(node, list);
      for (const [, item] of tree.children(part)) list.push(convert(item, mode));
      return list;
    }
    // A scalar of the YAML core schema holds what JSON holds.
    if (!isMap(node)) return isScalar(node) ? (node.value as Json) : null;
    return mode === 'keywords' ? convertKeywords(part) : convertMembers(part, mode);
  };

  const convertKeywords = (part: SourceNode): Json => {
    const target = followOnce(tree, part);
    if (target && tree.children(part).length === 1) return convert(target, 'keywords');
    return convertMembers(part, 'keywords', target);
  };

  const convertMembers = (part: SourceNode, mode: Mode, target?: SourceNode): Json => {
    // Without a prototype, so that no name means anything but what the document says.
    const object = Object.create(null) as Record<string, Json>;
    known[mode].set(part.node, object);
    origins.set(object, part);
    for (const [name, child] of tree.children(part)) {
      if (target && name === '$ref') object[name] = convert(target, 'keywords');
      else if (mode === 'keywords' && name === 'externalValue')
        object['value'] = convert(tree.resolve(part), 'payload');
      else object[name] = convert(child, modeOf(mode, name, child));
    }
    return object;
  };

  return {
    toJson: (part) => convert(part, 'keywords'),
    placeOf: (part, name) => {
      const origin = origins.get(part);
      if (!origin) return undefined;
      const { file, key } = (name === undefined ? undefined : tree.child(origin, name)) ?? origin;
      const place = file.placeOf(key);
      return { ...place, file: relative(relativeTo, place.file) };
    },
    adopt: (made, origin) => {
      const part = origins.get(origin);
      if (part) origins.set(made, part);
    },
    listFiles: () =>
      [...paths]
        .filter((path) => path !== tree.root.file.path)
        .flatMap((path) => tree.fileAt(path) ?? []),
  };
}

function modeOf(mode: Mode, name: string, child: SourceNode): Mode {
  if (mode !== 'keywords') return mode === 'names' ? 'keywords' : 'payload';
  if (payloads.has(name)) return 'payload';
  if (name === 'examples' && isSeq(child.node)) return 'payload';
  return nameMaps.has(name) && isMap(child.node) ? 'names' : 'keywords';
}

/** What a reference leads to, itself a reference perhaps, with something beside it. */
function followOnce(tree: SourceTree, part: SourceNode): SourceNode | undefined {
  const reference = toText(tree.child(part, '$ref')?.node);
  if (reference === undefined) return undefined;
  const [file = '', pointer = ''] = reference.split('#', 2);
  const path = file === '' ? part.file.path : join(dirname(part.file.path), file);
  return parsePointer(pointer).reduce<SourceNode | undefined>(
    (at, segment) => at && tree.child(tree.resolve(at), segment),
    tree.fileAt(path),
  );
}
