import { compareMembers } from './compare-members.ts';
import { compareSchemas } from './compare-schemas.ts';
import { isObject, toEntries, type JsonObject } from './json.ts';
import { describeLocation, type ValueLocation } from './location.ts';
import type { OperationContext } from './operation-context.ts';
import { toSchemaSet } from './schema-alternatives.ts';
import type { SourceDocument } from './source-document.ts';

export interface ContentsOptions {
  readonly direction: 'request' | 'response';
  readonly location: ValueLocation;
}

/** Compares the media types that two bodies come in, and what each of them holds. */
export function compareContents(
  context: OperationContext,
  [from, to]: readonly [JsonObject, JsonObject],
  { direction, location }: ContentsOptions,
): void {
  const before = readContents(context.oldDocument, from);
  const after = readContents(context.newDocument, to);
  for (const mediaType of new Set([...before.keys(), ...after.keys()])) {
    const [was, is] = [before.get(mediaType), after.get(mediaType)];
    const here = { ...location, mediaType };
    if (was && is) {
      const value = context.toValueContext({ direction, location: here, isOptional: false });
      compareSchemas(value, toSchemaSet(was['schema']), toSchemaSet(is['schema']));
      const holder = `${describeLocation(location)} as ${mediaType}`;
      const compared = new Set(['schema']);
      compareMembers(context, was, is, { holder, compared, location: here });
      continue;
    }
    const subject = describeLocation(location);
    context.record({
      effect: is ? 'additive' : 'breaking',
      direction,
      kind: is ? 'media-type-added' : 'media-type-removed',
      subject,
      message: is ? `${subject} may be ${mediaType}` : `${subject} is no longer ${mediaType}`,
      place: is ? context.newDocument.placeOf(is) : was && context.oldDocument.placeOf(was),
      location: here,
    });
  }
}

function readContents(
  { follow }: SourceDocument,
  { content }: JsonObject,
): ReadonlyMap<string, JsonObject> {
  return new Map(
    toEntries(content).map(([mediaType, member]) => [
      normalizeMediaType(mediaType),
      follow(member) ?? {},
    ]),
  );
}

/** In lower case, without blanks, and without the charset that JSON has anyway. */
export function normalizeMediaType(mediaType: string): string {
  return mediaType
    .toLowerCase()
    .replaceAll(/\s/g, '')
    .replace(/^(application\/(?:[\w.-]+\+)?json);charset="?utf-8"?$/, '$1');
}

export function isEmptyContent({ content }: JsonObject): boolean {
  return !isObject(content) || Object.keys(content).length === 0;
}
