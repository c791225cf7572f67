import type { Json, JsonObject } from './json.ts';
import { readValueShape, type ValueShape } from './read-value-shape.ts';
import { resolve, toObject, toText } from './specification-values.ts';

const methods = ['get', 'post', 'put', 'delete', 'patch', 'head', 'options'];

/** One operation of the specification, with the place of each schema that it names. */
export interface SpecifiedOperation {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly role: string | null;
  readonly parameters: readonly SpecifiedParameter[];
  readonly requestBody: { readonly contentType: string; readonly required: boolean } | null;
  /** Schemas of the request body by media type, of the responses by status and media type. */
  readonly bodySchemas: Readonly<Record<string, Json>>;
  readonly responseSchemas: Readonly<Record<string, Readonly<Record<string, Json>>>>;
  /** Names of the fields of the request body, and of all answers, at any depth. */
  readonly bodyFields: readonly string[];
  readonly answerFields: readonly string[];
  /** Shape of the request body, and of the answer by status. */
  readonly bodyShape: ValueShape | undefined;
  readonly answerShapes: Readonly<Record<string, ValueShape>>;
  /** Fields that a successful answer may carry and that hold personal data, with their class. */
  readonly personalData: Readonly<Record<string, string>>;
}

export interface SpecifiedParameter {
  readonly name: string;
  readonly in: string;
  readonly required: boolean;
  readonly schema: JsonObject;
  readonly personalData: string | null;
}

/** Lists the operations of a bundled specification in the order in which it names them. */
export function readOperations(document: JsonObject): readonly SpecifiedOperation[] {
  return Object.entries(toObject(document['paths']) ?? {}).flatMap(([path, value]) => {
    const item = resolve(document, value);
    return methods
      .filter((method) => item[method] !== undefined)
      .map((method) => readOperation(document, path, method, item));
  });
}

function readOperation(
  document: JsonObject,
  path: string,
  method: string,
  item: JsonObject,
): SpecifiedOperation {
  const operation = resolve(document, item[method]);
  const parameters = [...toList(item['parameters']), ...toList(operation['parameters'])];
  const requestBody =
    operation['requestBody'] === undefined
      ? undefined
      : resolve(document, operation['requestBody']);
  const bodySchemas = readContent(document, requestBody);
  const responseSchemas = Object.fromEntries(
    Object.entries(toObject(operation['responses']) ?? {}).map(([status, response]) => [
      status,
      readContent(document, resolve(document, response)),
    ]),
  );
  const [contentType] = Object.keys(bodySchemas);
  return {
    id: toText(operation['operationId']),
    method: method.toUpperCase(),
    path,
    role: readRole(operation),
    parameters: parameters.map((parameter) => readParameter(document, parameter)),
    requestBody: contentType ? { contentType, required: requestBody?.['required'] === true } : null,
    bodySchemas,
    responseSchemas,
    bodyFields: listFields(document, Object.values(bodySchemas)),
    answerFields: listFields(document, Object.values(responseSchemas).flatMap(Object.values<Json>)),
    bodyShape: toShape(document, bodySchemas),
    answerShapes: Object.fromEntries(
      Object.entries(responseSchemas).flatMap(([status, schemas]) => {
        const shape = toShape(document, schemas);
        return shape ? [[status, shape]] : [];
      }),
    ),
    personalData: Object.fromEntries(
      Object.values(responseSchemas['200'] ?? {}).flatMap((schema) => [
        ...readPersonalData(document, schema),
      ]),
    ),
  };
}

function readParameter(document: JsonObject, value: Json): SpecifiedParameter {
  const parameter = resolve(document, value);
  const personalData = parameter['x-personal-data'];
  return {
    name: toText(parameter['name']),
    in: toText(parameter['in']),
    required: parameter['required'] === true,
    schema: resolve(document, parameter['schema']),
    personalData: typeof personalData === 'string' ? personalData : null,
  };
}

function readContent(document: JsonObject, owner: JsonObject | undefined): Record<string, Json> {
  return Object.fromEntries(
    Object.entries(toObject(owner?.['content']) ?? {}).flatMap(([contentType, mediaType]) => {
      const schema = resolve(document, mediaType)['schema'];
      return schema === undefined ? [] : [[contentType, schema]];
    }),
  );
}

/** The operations take and give one media type each. */
function toShape(
  document: JsonObject,
  schemas: Readonly<Record<string, Json>>,
): ValueShape | undefined {
  const [schema] = Object.values(schemas);
  return schema === undefined ? undefined : readValueShape(document, schema);
}

/** OpenAPI 3.1 lets a security requirement of type `http` name the roles that a call needs. */
function readRole(operation: JsonObject): string | null {
  const [requirement] = toList(operation['security']);
  const [roles] = Object.values(toObject(requirement) ?? {});
  const [role] = toList(roles);
  return typeof role === 'string' ? role : null;
}

function* readPersonalData(
  document: JsonObject,
  value: Json,
): Generator<readonly [name: string, personalDataClass: string]> {
  for (const [name, property] of readFields(document, value)) {
    const personalData = toObject(property)?.['x-personal-data'];
    if (typeof personalData === 'string') yield [name, personalData];
  }
}

function listFields(document: JsonObject, schemas: readonly Json[]): readonly string[] {
  const names = schemas.flatMap((schema) =>
    [...readFields(document, schema)].map(([name]) => name),
  );
  return [...new Set(names)];
}

/** Each property that a schema names, at any depth. */
function* readFields(
  document: JsonObject,
  value: Json,
): Generator<readonly [name: string, schema: Json | undefined]> {
  const schema = resolve(document, value);
  for (const [name, property] of Object.entries(toObject(schema['properties']) ?? {})) {
    yield [name, property];
    if (property !== undefined && toObject(property)) yield* readFields(document, property);
  }
  for (const keyword of ['allOf', 'anyOf', 'oneOf'])
    for (const part of toList(schema[keyword])) yield* readFields(document, part);
  if (toObject(schema['items'])) yield* readFields(document, schema['items'] ?? null);
}

function toList(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? (value as readonly Json[]) : [];
}
