import type { DocumentedOperation } from '../contract/documented-operation.ts';
import type { PageOperation } from '../page/documentation-page.ts';

/** Whether an operation of a page, a sample request perhaps, is one of the specification. */
export function isSameOperation(
  stated: Pick<PageOperation, 'method' | 'path'>,
  { method, path }: DocumentedOperation,
): boolean {
  if (stated.method !== method) return false;
  const [ours, theirs] = [path.split('/'), toSegments(stated.path)];
  return (
    ours.length === theirs.length &&
    ours.every((segment, index) =>
      segment.startsWith('{') ? isVariable(theirs[index] ?? '') : segment === theirs[index],
    )
  );
}

/** The operation of the specification that a page may mean by one that is unknown. */
export function findNearestOperation(
  stated: Pick<PageOperation, 'method' | 'path'>,
  operations: readonly DocumentedOperation[],
  roles: readonly string[],
): DocumentedOperation | undefined {
  return (
    operations.find((one) => one.roles.some((role) => roles.includes(role))) ??
    operations.find((one) => isSameOperation({ ...stated, method: one.method }, one)) ??
    operations.find((one) => one.method === stated.method && isSimilar(stated.path, one.path)) ??
    operations.find((one) => isSimilar(stated.path, one.path))
  );
}

/** A path with its ids as parameters, as it would stand in the specification. */
export function toPathTemplate(path: string): string {
  return toSegments(path)
    .map((segment) => (isVariable(segment) && !segment.startsWith('{') ? '{id}' : segment))
    .join('/');
}

function toSegments(path: string): readonly string[] {
  return path
    .replace(/[?#].*$/, '')
    .replace(/(?<=.)\/$/, '')
    .split('/');
}

function isVariable(segment: string): boolean {
  return (
    /^(\{[^/]*\}|:\w+|<\w+>|\$\{?\w+\}?|\d+|[A-Z][A-Z_]*)$/.test(segment) ||
    /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(segment)
  );
}

/** Whether two paths differ in one segment that is spelt much alike, or has been put in. */
function isSimilar(one: string, other: string): boolean {
  const [ours, theirs] = [one, other].map((path) =>
    toSegments(path)
      .map((segment) => (isVariable(segment) ? '{}' : segment))
      .filter((segment) => segment !== ''),
  );
  if (!ours || !theirs) return false;
  if (ours.length === theirs.length) {
    const different = ours.flatMap((segment, index) =>
      segment === theirs[index] ? [] : [[segment, theirs[index] ?? ''] as const],
    );
    const [[first, second] = ['', '']] = different;
    return different.length === 1 && isSpeltAlike(first, second);
  }
  const [longer, shorter] = ours.length > theirs.length ? [ours, theirs] : [theirs, ours];
  return longer.some((_, index) => longer.toSpliced(index, 1).join('/') === shorter.join('/'));
}

function isSpeltAlike(one: string, other: string): boolean {
  const [first, second] = [one.toLowerCase(), other.toLowerCase()];
  let shared = 0;
  while (shared < first.length && first[shared] === second[shared]) shared += 1;
  return shared >= Math.max(first.length, second.length) * 0.6;
}
