import type { Har } from '../cassette/har.ts';
import { parseJson } from '../exchange.ts';
import { matchOperation } from '@nexudus-toolkit/validation';
import type { Schema, Specification } from '../../specification/specification.ts';
import type { UnlistedField } from './drift.ts';

/** Lists the fields of answers that the specification has never heard of. */
export function listUnlistedFields(
  har: Har,
  { components }: Specification,
): readonly UnlistedField[] {
  const listed = new Set(Object.values(components.schemas).flatMap(listProperties));
  const types = new Map<string, Set<string>>();
  for (const { request, response } of har.log.entries) {
    const match = matchOperation(request.method, new URL(request.url).pathname);
    if (match.kind !== 'operation' || response.status !== 200) continue;
    for (const [location, value] of listPlaces(parseJson(response.content.text), 'body')) {
      if (listed.has(location.slice(location.lastIndexOf('/') + 1))) continue;
      const key = `${match.operation.id} ${location}`;
      const seen = types.get(key) ?? new Set();
      types.set(key, seen.add(value === null ? 'null' : typeof value));
    }
  }
  return [...types].map(([key, seen]) => {
    const [operationId = '', location = ''] = key.split(' ');
    return { operationId, location, types: [...seen].sort() };
  });
}

/** The fields of a body and of the objects in it that hold fields, not what an operator put there. */
function listPlaces(value: unknown, location: string): readonly (readonly [string, unknown])[] {
  if (Array.isArray(value)) return value.flatMap((item) => listPlaces(item, `${location}/*`));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, item]) => {
    const place = `${location}/${name}`;
    const isEntered = ['Records', 'Value', 'Errors'].includes(name);
    return [[place, item] as const, ...(isEntered ? listPlaces(item, place) : [])];
  });
}

function listProperties(
  schema: Schema & { readonly allOf?: readonly Schema[] },
): readonly string[] {
  return [
    ...Object.entries(schema.properties ?? {}).flatMap(([name, property]) => [
      name,
      ...listProperties(property),
    ]),
    ...(schema.allOf ?? []).flatMap(listProperties),
  ];
}
