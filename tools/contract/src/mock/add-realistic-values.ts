import { changeSpecification } from '../specification/change-specification.ts';
import { listOperations, type Specification } from '../specification/specification.ts';
import { toRealisticValue, type FieldSchema } from './realistic-values.ts';

/** A schema of the bundled document, as far as it is taken apart. */
interface ResponseSchema extends FieldSchema {
  readonly $ref?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly properties?: Readonly<Record<string, ResponseSchema>>;
  readonly items?: ResponseSchema;
  readonly allOf?: readonly ResponseSchema[];
  readonly oneOf?: readonly ResponseSchema[];
}

/** A body of an answer. */
interface Body {
  schema?: unknown;
  examples?: Record<string, { value: unknown }>;
}

const recordCount = 5;

/** Fields that cannot take any value without contradicting another one. */
const fixedValues: Readonly<Record<string, unknown>> = {
  Status: 200,
  OpenInDialog: false,
  OpenInWindow: false,
  // One page that holds everything there is, so that whoever pages through it comes to an end.
  CurrentPage: 1,
  CurrentPageSize: 25,
  CurrentOrderField: 'Id',
  CurrentSortDirection: 0,
  FirstItem: 1,
  LastItem: recordCount,
  PageNumber: 1,
  PageSize: 25,
  TotalItems: recordCount,
  TotalPages: 1,
  HasNextPage: false,
  HasPreviousPage: false,
};

/** Of four values that may be null one is. */
const valuesPerNull = 3;

/**
 * A copy of the document whose successful answers say how to make up values that look real. Their
 * schemas are written out in place, so that requests keep theirs; a failure is always its example.
 */
export function addRealisticValues(specification: Specification): Specification {
  return changeSpecification(specification, (copy) => {
    for (const { operation } of listOperations(copy)) {
      for (const [status, reference] of Object.entries(operation.responses)) {
        const response = structuredClone(resolve(copy, reference));
        const bodies: Record<string, Body> = response.content ?? {};
        for (const body of Object.values(bodies)) {
          if (body.schema === undefined) continue;
          // The bundle is a valid document, so a schema is what stands here.
          const schema = body.schema as ResponseSchema;
          body.schema = status.startsWith('2') ? dress(copy, schema) : toExamples(body);
        }
        operation.responses[status] = response;
      }
    }
  });
}

function toExamples({ schema, examples = {} }: Body): unknown {
  const values = Object.values(examples).map(({ value }) => value);
  return values.length === 0 ? schema : { enum: values };
}

/** The schema with everything that it refers to, and how to make up each field. */
function dress(specification: Specification, source: ResponseSchema, name = ''): object {
  const schema = resolve(specification, source);
  // The first is the success; a failure with the same status is one of the examples.
  const [success] = schema.oneOf ?? [];
  if (success) return dress(specification, success, name);
  const fields = listFields(specification, schema);
  if (fields.length > 0) {
    const properties = fields.map(([field, value]) => [field, dress(specification, value, field)]);
    return {
      type: 'object',
      // Or the generator would add fields of its own.
      additionalProperties: false,
      required: fields.map(([field]) => field),
      properties: Object.fromEntries(properties) as unknown,
    };
  }
  if (schema.items) {
    const items = dress(specification, schema.items, name);
    return { type: 'array', minItems: recordCount, maxItems: recordCount, items };
  }
  return dressField(name, schema);
}

/** The fields of an object, those that it takes over from others included. */
function listFields(
  specification: Specification,
  source: ResponseSchema,
): readonly (readonly [string, ResponseSchema])[] {
  const { allOf = [], properties = {} } = resolve(specification, source);
  return [
    ...allOf.flatMap((part) => listFields(specification, part)),
    ...Object.entries(properties),
  ];
}

function dressField(name: string, schema: ResponseSchema): object {
  if (Object.hasOwn(fixedValues, name)) return { ...schema, enum: [fixedValues[name]] };
  const types = [schema.type ?? []].flat();
  if (schema.const !== undefined || schema.enum || types.includes('boolean')) return schema;
  // Without a type, nothing but null has ever been seen.
  const [type, ...otherTypes] = types.filter((candidate) => candidate !== 'null');
  if (type === undefined || otherTypes.length > 0) return { ...schema, enum: [null] };
  const value = { type, ...toRealisticValue(name, schema) };
  if (!types.includes('null')) return value;
  return { anyOf: [...Array.from({ length: valuesPerNull }, () => value), { type: 'null' }] };
}

/** What a reference leads to; anything else as it is. */
function resolve<Part extends object>(
  specification: Specification,
  part: Part,
): Exclude<Part, { $ref: string }> {
  let found: unknown = part;
  while (isReference(found)) {
    const segments = found.$ref.replace('#/', '').split('/');
    found = segments.reduce<unknown>(
      (parent, key) => (parent as Record<string, unknown>)[key],
      specification,
    );
  }
  // A bundled document refers to parts of the kind that it refers from, and to nothing else.
  return found as Exclude<Part, { $ref: string }>;
}

function isReference(value: unknown): value is { readonly $ref: string } {
  return typeof value === 'object' && value !== null && '$ref' in value;
}
