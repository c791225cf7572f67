import type { Operation, PersonalDataClass, ValueShape } from '@nexudus-toolkit/validation';
import type { ValidRequest } from '../pipeline/access.ts';
import type { SentText } from './sent-text.ts';
import { isFields } from '../pipeline/fields.ts';

/** Every text of a request that Nexudus is going to take for a value, with its class. */
export function listSentTexts(operation: Operation, request: ValidRequest): readonly SentText[] {
  const texts: SentText[] = [];
  mapSentTexts(operation, request, (text) => {
    texts.push(text);
    return text.text;
  });
  return texts;
}

/** The request with something in the place of each text; whatever holds none is the same object. */
export function mapSentTexts(
  operation: Operation,
  request: ValidRequest,
  map: (text: SentText) => string,
): ValidRequest {
  const query = mapValues(request.query, (value, name) => {
    if (typeof value !== 'string') return value;
    const parameter = operation.parameters.find((candidate) => candidate.name === name);
    const personalDataClass = parameter?.personalData ?? null;
    const place = { location: 'query', pointer: `/${name}`, propertyName: name } as const;
    return map({ ...place, personalDataClass, text: value });
  });
  if (request.body === undefined) return { ...request, query };
  const shape = operation.requestBody?.shape;
  return { ...request, query, body: mapBody(request.body, shape, null, [], map) };
}

function mapBody(
  value: unknown,
  shape: ValueShape | undefined,
  holderClass: PersonalDataClass | null,
  path: readonly string[],
  map: (text: SentText) => string,
): unknown {
  const personalDataClass = shape?.personalData ?? holderClass;
  if (typeof value === 'string')
    return map({
      location: 'body',
      pointer: path.map((key) => `/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`).join(''),
      propertyName: path.join('.') || 'Body',
      ...{ personalDataClass, text: value },
    });
  if (Array.isArray(value))
    return value.map((item: unknown, index) =>
      mapBody(item, shape?.items, personalDataClass, [...path, String(index)], map),
    );
  if (!isFields(value)) return value;
  return mapValues(value, (child, name) =>
    mapBody(child, shape?.properties?.[name], personalDataClass, [...path, name], map),
  );
}

function mapValues<Value>(
  fields: Readonly<Record<string, Value>>,
  map: (value: Value, name: string) => Value,
): Readonly<Record<string, Value>> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [name, map(value, name)] as const),
  );
}
