import { compareContents } from './compare-contents.ts';
import { compareMembers } from './compare-members.ts';
import { compareSchemas } from './compare-schemas.ts';
import { toEntries, type JsonObject } from './json.ts';
import { describeLocation, type ValueLocation } from './location.ts';
import type { OperationContext } from './operation-context.ts';
import { toSchemaSet } from './schema-alternatives.ts';
import type { SourceDocument } from './source-document.ts';

/** Compares the headers of two answers. */
export function compareHeaders(
  context: OperationContext,
  status: string,
  [from, to]: readonly [JsonObject, JsonObject],
): void {
  const before = readHeaders(context.oldDocument, from);
  const after = readHeaders(context.newDocument, to);
  for (const key of new Set([...before.keys(), ...after.keys()])) {
    const [was, is] = [before.get(key), after.get(key)];
    const name = was?.name ?? is?.name ?? key;
    const location: ValueLocation = { part: 'answer header', status, name, segments: [] };
    if (was && is) {
      compareHeader(context, location, [was.header, is.header]);
      continue;
    }
    const subject = describeLocation(location);
    context.record({
      effect: is ? 'additive' : 'breaking',
      direction: 'response',
      kind: is ? 'header-added' : 'header-removed',
      subject,
      message: `${subject} is ${is ? 'new' : 'gone'}`,
      place: is
        ? context.newDocument.placeOf(is.header)
        : was && context.oldDocument.placeOf(was.header),
      location,
    });
  }
}

function compareHeader(
  context: OperationContext,
  location: ValueLocation,
  [from, to]: readonly [JsonObject, JsonObject],
): void {
  const subject = describeLocation(location);
  const [was, is] = [from, to].map(({ required }) => required === true);
  if (was !== is) {
    context.record({
      effect: is ? 'additive' : 'breaking',
      direction: 'response',
      kind: is ? 'header-required' : 'header-optional',
      subject,
      message: `${subject} ${is ? 'always comes now' : 'may be missing now'}`,
      place: is
        ? context.newDocument.placeOf(to, 'required')
        : context.oldDocument.placeOf(from, 'required'),
      location,
    });
  }
  const value = context.toValueContext({ direction: 'response', location, isOptional: false });
  compareSchemas(value, toSchemaSet(from['schema']), toSchemaSet(to['schema']));
  compareContents(context, [from, to], { direction: 'response', location });
  const compared = new Set(['required', 'schema', 'content', 'deprecated']);
  compareMembers(context, from, to, { holder: subject, compared, location });
}

interface NamedHeader {
  readonly name: string;
  readonly header: JsonObject;
}

/** By name, in lower case. */
function readHeaders(
  { follow }: SourceDocument,
  { headers }: JsonObject,
): ReadonlyMap<string, NamedHeader> {
  return new Map(
    toEntries(headers).flatMap(([name, member]) => {
      const header = follow(member);
      return header ? [[name.toLowerCase(), { name, header }] as const] : [];
    }),
  );
}
