import { parseBodyPath } from '../specification/body-path.ts';
import type { GroupedChange, RecordedOccurrence, Touch } from './change-recorder.ts';
import { fingerprint, toText, type Json } from './json.ts';
import type { BodyLocation, Location, ValueLocation, VariantGuard } from './location.ts';
import type { Operation } from './operations.ts';
import type { PactInteraction, PactMessage } from './pact-file.ts';
import type { TouchedConsumer } from './specification-changes.ts';

/** Tells which consumers a change touches, by their interactions with the old specification. */
export function createPactUsage(
  interactions: readonly PactInteraction[],
  operations: readonly Operation[],
): (change: GroupedChange, toOldId: (operationId: string) => string) => readonly TouchedConsumer[] {
  const known = interactions.map((interaction) => ({
    interaction,
    operation: findOperation(interaction, operations),
  }));
  const usedBy = (
    { operationId, location }: RecordedOccurrence,
    touch: Touch,
  ): readonly PactInteraction[] =>
    known
      .filter(({ operation }) => operation?.operationId === operationId)
      .filter(({ interaction, operation }) =>
        isTouched(interaction, location, { touch, statuses: listStatuses(operation) }),
      )
      .map(({ interaction }) => interaction);
  return ({ change, occurrences }, toOldId) => {
    const touched = occurrences.flatMap((occurrence) =>
      usedBy({ ...occurrence, operationId: toOldId(occurrence.operationId) }, change.touch),
    );
    const used = [...new Set(touched)];
    return [...new Set(used.map(({ consumer }) => consumer))].toSorted().map((name) => ({
      name,
      interactions: used
        .filter(({ consumer }) => consumer === name)
        .map(({ description }) => description)
        .toSorted(),
    }));
  };
}

/** The operation that a request goes to; a path without parameters counts before one with them. */
function findOperation(
  { request: { method, path } }: PactInteraction,
  operations: readonly Operation[],
): Operation | undefined {
  return operations
    .filter((operation) => operation.method === method && isPathOf(operation, path))
    .toSorted((left, right) => countParameters(left) - countParameters(right))[0];
}

function countParameters({ path }: Operation): number {
  return path.split('{').length;
}

/** Whether a path is that of the operation, below whatever the address of a server puts before it. */
function isPathOf({ path: template, servers }: Operation, path: string): boolean {
  const bases = servers.map(({ url }) => toText(url).replace(/^[a-z]+:\/\/[^/]*/i, ''));
  return ['', ...bases].some((base) => {
    const wanted = `${base.replace(/\/$/, '')}${template}`.split('/');
    const given = path.split('/');
    return (
      wanted.length === given.length &&
      wanted.every((part, index) => part === given[index] || /\{[^}]*\}/.test(part))
    );
  });
}

function listStatuses(operation: Operation | undefined): readonly string[] {
  const responses = operation?.body['responses'];
  return typeof responses === 'object' && responses !== null ? Object.keys(responses) : [];
}

interface TouchOptions {
  readonly touch: Touch;
  /** The statuses that the operation lists. */
  readonly statuses: readonly string[];
}

/** A request that is refused already does not mind being refused for one reason more. */
const refusals: readonly number[] = [400, 422];

function isTouched(
  interaction: PactInteraction,
  location: Location,
  { touch, statuses }: TouchOptions,
): boolean {
  if (location.part === 'operation') return true;
  if (location.part === 'answer' || location.part === 'answer header') {
    if (!isOfStatus(interaction.response.status, location.status, statuses)) return false;
  }
  const values = readValues(interaction, location);
  if (touch === 'use') return values.length > 0;
  if (touch === 'lack') {
    const holder = readValues(interaction, {
      ...location,
      segments: location.segments.slice(0, -1),
    });
    const isRefused = refusals.includes(interaction.response.status);
    const isHeld = location.segments.length === 0 || holder.length > 0;
    return !isRefused && isHeld && values.length < Math.max(holder.length, 1);
  }
  // A parameter is text on the wire, whatever its type.
  return values.some((value) =>
    [fingerprint(value as Json), JSON.stringify(String(value)), String(value)].includes(
      touch.value,
    ),
  );
}

function isOfStatus(status: number, pattern: string, listed: readonly string[]): boolean {
  if (pattern === String(status)) return true;
  if (listed.includes(String(status))) return false;
  const range = `${String(status).charAt(0)}XX`;
  if (pattern.toUpperCase() === range) return true;
  return pattern === 'default' && !listed.some((other) => other.toUpperCase() === range);
}

/** What the interaction holds there. */
function readValues(
  { request, response }: PactInteraction,
  location: ValueLocation,
): readonly unknown[] {
  switch (location.part) {
    case 'parameter': {
      if (location.in === 'query') return readQuery(request.query, location.name);
      if (location.in === 'header') return readHeader(request.message, location.name);
      if (location.in === 'cookie') {
        const cookies = request.message.headers.get('cookie') ?? '';
        return cookies.split(/;\s*/).filter((cookie) => cookie.startsWith(`${location.name}=`));
      }
      // A path always carries its parameters.
      return [request.path];
    }
    case 'request body':
      return readBody(request.message, location);
    case 'answer header':
      return readHeader(response.message, location.name);
    case 'answer':
      // Who looks at the status relies on the answer, even without a body.
      return location.segments.length === 0
        ? [response.message.body]
        : readBody(response.message, location);
  }
}

/** By its name, or by that of a part of it. */
function readQuery(query: ReadonlyMap<string, readonly string[]>, name: string): readonly string[] {
  return [...query]
    .filter(([key]) => key === name || key.startsWith(`${name}[`))
    .flatMap(([, values]) => values);
}

function readHeader({ headers }: PactMessage, name: string): readonly string[] {
  const value = headers.get(name.toLowerCase());
  return value === undefined ? [] : [value];
}

function readBody(
  { body, matchedPaths }: PactMessage,
  { segments, guards = [] }: BodyLocation,
): readonly unknown[] {
  if (body === undefined || body === null) return [];
  let values: readonly unknown[] = [body];
  for (const [depth, segment] of [...segments, undefined].entries()) {
    const ofDepth = guards.filter((guard) => guard.depth === depth);
    values = values.filter((value) => ofDepth.every((guard) => isOfVariant(value, guard)));
    if (segment !== undefined) values = values.flatMap((value) => readMembers(value, segment));
  }
  if (values.length > 0 || guards.length > 0) return values;
  const wanted = segments.join('.');
  return matchedPaths.filter((path) => normalizePath(path) === wanted);
}

function isOfVariant(value: unknown, { constants }: VariantGuard): boolean {
  return [...constants].every(([name, constant]) => {
    const members = readMembers(value, name);
    return (
      members.length === 0 || members.some((member) => fingerprint(member as Json) === constant)
    );
  });
}

function readMembers(value: unknown, segment: string): readonly unknown[] {
  if (segment === '[]') return Array.isArray(value) ? (value as readonly unknown[]) : [];
  if (typeof value !== 'object' || value === null) return [];
  if (segment === '*') return Object.values(value);
  return Object.entries(value).flatMap(([name, member]: [string, unknown]) =>
    name === segment ? [member] : [],
  );
}

function normalizePath(path: string): string {
  return parseBodyPath(path)
    .map((segment) => (/^(\d+|\*)$/.test(segment) ? '[]' : segment))
    .join('.');
}
