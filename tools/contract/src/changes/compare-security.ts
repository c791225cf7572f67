import { isAnnotation } from './annotations.ts';
import { fingerprint, isObject, toEntries, toList, type Json, type JsonObject } from './json.ts';
import type { OperationContext } from './operation-context.ts';
import type { Operation } from './operations.ts';
import type { SourceDocument } from './source-document.ts';

/** One way to be let in: schemes by name, each with the roles that it has to carry. */
type Requirement = ReadonlyMap<string, ReadonlySet<string>>;

/** Compares who is let in: the ways to show a credential, and the roles that are asked for. */
export function compareSecurity(context: OperationContext, from: Operation, to: Operation): void {
  const before = readRequirements(from.security);
  const after = readRequirements(to.security);
  const place =
    context.newDocument.placeOf(to.body, 'security') ?? context.newDocument.placeOf(to.body);
  const record = (
    change: Readonly<{ effect: 'breaking' | 'additive'; kind: string; message: string }> &
      Readonly<{ from?: string; to?: string }>,
  ): void => {
    context.record({ ...change, direction: 'request', subject: 'security', place });
  };

  const lost = before.filter((requirement) => !after.some((other) => isMetBy(other, requirement)));
  const gained = after.filter(
    (requirement) => !before.some((other) => isMetBy(other, requirement)),
  );
  const paired = new Set<Requirement>();
  for (const requirement of lost) {
    const successor = after.find(
      (other) => !paired.has(other) && schemesOf(other) === schemesOf(requirement),
    );
    if (successor) paired.add(successor);
    record({
      effect: 'breaking',
      kind: successor ? 'role-changed' : 'credential-removed',
      message: successor
        ? `${schemesOf(requirement)} needs other roles`
        : `${describe(requirement)} is no longer enough`,
      from: describe(requirement),
      to: successor ? describe(successor) : describeAll(after),
    });
  }
  for (const requirement of gained) {
    if (paired.has(requirement)) continue;
    const predecessor = before.find((other) => schemesOf(other) === schemesOf(requirement));
    record({
      effect: 'additive',
      kind: predecessor ? 'role-dropped' : 'credential-added',
      message: predecessor
        ? `${schemesOf(requirement)} needs fewer roles`
        : `${describe(requirement)} is enough now`,
      from: predecessor ? describe(predecessor) : describeAll(before),
      to: describe(requirement),
    });
  }
  compareSchemes(context, new Set(before.flatMap((requirement) => [...requirement.keys()])));
}

function readRequirements(security: Json | undefined): readonly Requirement[] {
  const requirements = toList(security)
    .filter(isObject)
    .map(
      (requirement) =>
        new Map(
          toEntries(requirement).map(([scheme, roles]) => [
            scheme,
            new Set(toList(roles).map(String)),
          ]),
        ),
    );
  // Nothing asked for is one way to be let in.
  return requirements.length > 0 ? requirements : [new Map<string, ReadonlySet<string>>()];
}

/** Whether who meets the one meets the other too. */
function isMetBy(other: Requirement, requirement: Requirement): boolean {
  return [...other].every(([scheme, roles]) => {
    const held = requirement.get(scheme);
    return held !== undefined && [...roles].every((role) => held.has(role));
  });
}

function schemesOf(requirement: Requirement): string {
  return requirement.size === 0 ? 'no credential' : [...requirement.keys()].toSorted().join(' + ');
}

function describe(requirement: Requirement): string {
  if (requirement.size === 0) return 'no credential';
  return [...requirement]
    .map(([scheme, roles]) => (roles.size > 0 ? `${scheme} (${[...roles].join(', ')})` : scheme))
    .toSorted()
    .join(' + ');
}

function describeAll(requirements: readonly Requirement[]): string {
  return requirements.map(describe).join(' or ');
}

/** Compares what the schemes themselves are: a token in another header is another token. */
function compareSchemes(context: OperationContext, names: ReadonlySet<string>): void {
  for (const name of names) {
    const before = findScheme(context.oldDocument, name);
    const after = findScheme(context.newDocument, name);
    if (!before || !after) continue;
    const isIgnored = (member: string, holder: string): boolean =>
      isAnnotation(member, holder) || member === 'bearerFormat';
    if (fingerprint(before, isIgnored) === fingerprint(after, isIgnored)) {
      if (fingerprint(before) === fingerprint(after)) continue;
      context.record({
        effect: 'neutral',
        direction: 'none',
        kind: 'wording-changed',
        subject: name,
        message: `${name} is described otherwise`,
        place: context.newDocument.placeOf(after),
      });
      continue;
    }
    context.record({
      effect: 'breaking',
      direction: 'request',
      kind: 'security-scheme-changed',
      subject: name,
      message: `${name} is another kind of credential`,
      from: summarize(before),
      to: summarize(after),
      place: context.newDocument.placeOf(after),
    });
  }
}

function findScheme({ root, follow }: SourceDocument, name: string): JsonObject | undefined {
  return follow(follow(follow(root['components'])?.['securitySchemes'])?.[name]);
}

function summarize({ type, scheme, in: place, name }: JsonObject): string {
  return [type, scheme, place, name]
    .filter((part) => part !== undefined)
    .map(String)
    .join(' ');
}
