import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { bundleSpecification } from '../src/index.ts';

export interface Schema {
  $ref?: string;
  type?: string | string[];
  format?: string;
  default?: unknown;
  enum?: unknown[];
  required?: string[];
  properties?: Record<string, Schema>;
  allOf?: Schema[];
  additionalProperties?: boolean;
  'x-personal-data'?: string;
}

export interface Parameter {
  name: string;
  in: string;
  required?: boolean;
  schema: Schema;
  'x-personal-data'?: string;
}

export interface Operation {
  operationId: string;
  parameters?: { $ref: string }[];
  security: Record<string, string[]>[];
  responses: Record<string, unknown>;
}

export interface Specification {
  paths: Record<string, Record<string, Operation>>;
  components: {
    schemas: Record<string, Schema>;
    parameters: Record<string, Parameter>;
  };
  'x-rules': { id: string; windows?: unknown }[];
}

/** The bundled specification. */
export const specification = (await bundleSpecification()) as Specification;

/** A schema of the components by its name. */
export function schemaNamed(name: string): Schema {
  const schema = specification.components.schemas[name];
  if (schema === undefined) throw new Error(`There is no schema ${name}.`);
  return schema;
}

/** The schema that a local reference points to, or the schema itself. */
export function resolveSchema(schema: Schema): Schema {
  return schema.$ref === undefined ? schema : schemaNamed(lastSegment(schema.$ref));
}

/** The parameters of an operation, references resolved. */
export function parametersOf({ parameters = [] }: Operation): Parameter[] {
  return parameters.map(({ $ref }) => {
    const parameter = specification.components.parameters[lastSegment($ref)];
    if (parameter === undefined) throw new Error(`There is no parameter ${$ref}.`);
    return parameter;
  });
}

/** An operation by its id. */
export function operationNamed(operationId: string): Operation {
  const operation = Object.values(specification.paths)
    .flatMap((pathItem) => Object.values(pathItem))
    .find((candidate) => candidate.operationId === operationId);
  if (operation === undefined) throw new Error(`There is no operation ${operationId}.`);
  return operation;
}

/** Compiles every schema of the components, strictly, and returns a check by schema name. */
export function createSchemaCheck(): (name: string, value: unknown) => boolean {
  const ajv = new Ajv2020({ strict: true, allowUnionTypes: true, allErrors: true });
  addFormats.default(ajv);
  ajv.addFormat('date-minute', /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/);
  ajv.addFormat('int64', { type: 'number', validate: Number.isSafeInteger });
  ajv.addVocabulary(['x-evidence', 'x-personal-data', 'x-extensible-enum']);

  const definitions = JSON.stringify(specification.components.schemas).replaceAll(
    '#/components/schemas/',
    '#/$defs/',
  );
  ajv.addSchema({ $id: 'specification', $defs: JSON.parse(definitions) as Record<string, Schema> });
  const checks = Object.fromEntries(
    Object.keys(specification.components.schemas).map((name) => [
      name,
      ajv.compile({ $ref: `specification#/$defs/${name}` }),
    ]),
  );
  return (name, value) => {
    const check = checks[name];
    if (check === undefined) throw new Error(`There is no schema ${name}.`);
    return check(value);
  };
}

function lastSegment(reference: string): string {
  return reference.slice(reference.lastIndexOf('/') + 1);
}
