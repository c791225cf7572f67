import { relative, resolve } from 'node:path';
import { isMap, isSeq } from 'yaml';
import { toText, type SourcePlace } from './source-file.ts';
import { parsePointer, readSourceTree, type SourceNode, type SourceTree } from './source-tree.ts';

/** Where an operation stands. */
export interface MappedOperation {
  readonly operationId: string;
  /** In lower case, as in the document. */
  readonly method: string;
  readonly path: string;
  readonly place: SourcePlace;
}

/** Tells in which file and line the parts of a specification stand, and whom they concern. */
export interface SpecificationMap {
  readonly operations: readonly MappedOperation[];
  /** The first line of the root file. */
  readonly root: SourcePlace;
  /**
   * Where a part of the specification stands. The path is that of the whole document, as if it were
   * one file: references are followed, schemas that are combined are looked into, and a list is
   * entered by index or by the `name`, `id` or `operationId` of an item, in whatever case. What is not there is
   * located at the nearest part above it.
   */
  locate(path: readonly (string | number)[]): SourcePlace;
  /** As `locate`, but undefined for what is not there. */
  find(path: readonly (string | number)[]): SourcePlace | undefined;
  /** Where a part of one file stands, by JSON Pointer; references are not followed. */
  locateIn(file: string, pointer: string): SourcePlace;
  /** The operations that reach a line of a file; empty for what concerns all of them alike. */
  operationsAt(place: Pick<SourcePlace, 'file' | 'line'>): readonly string[];
}

export interface SpecificationMapOptions {
  /** The folder that files are named from; the working directory by default. */
  readonly relativeTo?: string;
}

/**
 * Reads a specification, in one file or many, YAML or JSON, for its places.
 *
 * @param rootFile the file that the others are reached from
 * @throws UnreadableSpecificationError if a file cannot be read or a reference leads nowhere
 */
export async function createSpecificationMap(
  rootFile: string,
  { relativeTo = process.cwd() }: SpecificationMapOptions = {},
): Promise<SpecificationMap> {
  const tree = await readSourceTree(resolve(rootFile));
  const toPlace = ({ file, key }: SourceNode): SourcePlace => {
    const { line, column } = file.placeOf(key);
    return { file: relative(relativeTo, file.path), line, column };
  };
  const located = listOperationParts(tree);
  const reached = located.map(({ operationId, parts }) => ({
    operationId,
    spans: listReachedSpans(tree, parts).map(({ file, lines }) => ({
      file: relative(relativeTo, file),
      lines,
    })),
  }));
  return {
    operations: located.map(({ operationId, method, path, parts: [operation] }) => ({
      operationId,
      method,
      path,
      place: toPlace(operation),
    })),
    root: toPlace(tree.root),
    locate: (path) => toPlace(descend(tree, path).part),
    find(path) {
      const { part, isComplete } = descend(tree, path);
      return isComplete ? toPlace(part) : undefined;
    },
    locateIn(file, pointer) {
      const part = tree.fileAt(resolve(relativeTo, file));
      return part
        ? toPlace(descend(tree, parsePointer(pointer), part).part)
        : { file, line: 1, column: 1 };
    },
    operationsAt: ({ file, line }) =>
      reached
        .filter(({ spans }) =>
          spans.some(
            ({ file: candidate, lines: [first, last] }) =>
              candidate === file && first <= line && line <= last,
          ),
        )
        .map(({ operationId }) => operationId),
  };
}

interface Descent {
  /** What the path leads to, or the nearest part above it. */
  readonly part: SourceNode;
  readonly isComplete: boolean;
}

function descend(
  tree: SourceTree,
  path: readonly (string | number)[],
  from: SourceNode = tree.root,
): Descent {
  // A name may lead to several parts, as where schemas are combined; the first that goes on is meant.
  let parts: readonly [SourceNode, ...SourceNode[]] = [from];
  for (const segment of path) {
    const [first, ...others] = parts.flatMap((part) => step(tree, part, segment));
    if (!first) return { part: parts[0], isComplete: false };
    parts = [first, ...others];
  }
  return { part: parts[0], isComplete: true };
}

const combinations = ['allOf', 'oneOf', 'anyOf'];
const namingKeys = ['name', 'id', 'operationId'];

function step(
  tree: SourceTree,
  at: SourceNode,
  segment: string | number,
  entered: readonly unknown[] = [],
): readonly SourceNode[] {
  // What stands beside a reference comes before what it leads to.
  const beside = tree.child(at, segment);
  if (beside) return [beside];
  const part = tree.resolve(at);
  if (isSeq(part.node)) return itemsNamed(tree, part, segment);
  // A schema may be combined with itself.
  if (entered.includes(part.node)) return [];
  const direct = tree.child(part, segment);
  const combined = combinations.flatMap((combination) => {
    const variants = tree.child(part, combination);
    return variants
      ? tree
          .children(variants)
          .flatMap(([, variant]) => step(tree, variant, segment, [...entered, part.node]))
      : [];
  });
  return direct ? [direct, ...combined] : combined;
}

function itemsNamed(
  tree: SourceTree,
  list: SourceNode,
  segment: string | number,
): readonly SourceNode[] {
  const item = tree.child(list, segment);
  if (item) return [item];
  const name = String(segment).toLowerCase();
  return tree
    .children(list)
    .map(([, candidate]) => candidate)
    .filter((candidate) => namesOf(tree, candidate).includes(name));
}

/** In lower case, as some tools spell the names of parameters. */
function namesOf(tree: SourceTree, item: SourceNode): readonly string[] {
  const target = tree.resolve(item);
  return namingKeys.flatMap((key) => toText(tree.child(target, key)?.node)?.toLowerCase() ?? []);
}

interface OperationParts {
  readonly operationId: string;
  readonly method: string;
  readonly path: string;
  /** The operation itself, and what else of the document belongs to it. */
  readonly parts: readonly [SourceNode, ...SourceNode[]];
}

const methods = new Set(['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace']);

function listOperationParts(tree: SourceTree): readonly OperationParts[] {
  const paths = tree.child(tree.root, 'paths');
  if (!paths) return [];
  return tree.children(paths).flatMap(([path, reference]) => {
    const pathItem = tree.resolve(reference);
    const shared = tree.child(pathItem, 'parameters');
    return tree.children(pathItem).flatMap(([method, operation]) => {
      if (!methods.has(method) || !isMap(operation.node)) return [];
      const operationId = toText(tree.child(operation, 'operationId')?.node) ?? `${method} ${path}`;
      const parts = [
        operation,
        ...(shared ? [shared] : []),
        ...listSecuritySchemes(tree, operation),
        ...listRules(tree, operationId),
      ] as const;
      return [{ operationId, method, path, parts }];
    });
  });
}

function listSecuritySchemes(tree: SourceTree, operation: SourceNode): readonly SourceNode[] {
  const security = tree.child(operation, 'security') ?? tree.child(tree.root, 'security');
  const { part: schemes } = descend(tree, ['components', 'securitySchemes']);
  return (security ? tree.children(security) : [])
    .flatMap(([, requirement]) => tree.children(requirement))
    .flatMap(([name]) => tree.child(schemes, name) ?? []);
}

function listRules(tree: SourceTree, operationId: string): readonly SourceNode[] {
  const rules = tree.child(tree.root, 'x-rules');
  return (rules ? tree.children(rules) : [])
    .map(([, rule]) => rule)
    .filter((rule) => {
      const appliesTo = tree.child(rule, 'appliesTo');
      return (
        appliesTo && tree.children(appliesTo).some(([, id]) => toText(id.node) === operationId)
      );
    });
}

interface Span {
  readonly file: string;
  readonly lines: readonly [first: number, last: number];
}

/** The lines of the parts, and of everything that they refer to. */
function listReachedSpans(tree: SourceTree, parts: readonly SourceNode[]): readonly Span[] {
  const seen = new Set<unknown>();
  const spans: Span[] = [];
  const enter = (part: SourceNode): void => {
    if (seen.has(part.node)) return;
    const { file, node, key } = part;
    const [[first], [, last]] = [file.linesOf(key), file.linesOf(node)];
    spans.push({ file: file.path, lines: [first, last] });
    walk(part);
  };
  const walk = (part: SourceNode): void => {
    if (seen.has(part.node)) return;
    seen.add(part.node);
    const target = tree.resolve(part);
    if (target.node !== part.node) enter(target);
    for (const [, child] of tree.children(part)) walk(child);
  };
  for (const part of parts) enter(part);
  return spans;
}
