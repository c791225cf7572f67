import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import standaloneCode from 'ajv/dist/standalone/index.js';
import addFormats from 'ajv-formats';
import { build } from 'esbuild';
import type { Json, JsonObject } from './json.ts';
import type { SpecifiedOperation } from './read-operations.ts';
import { withTaggedUnions } from './tagged-unions.ts';

/** `YYYY-MM-DDTHH:mm`, the format of the API's date filters, with the length of each month. */
const dateMinute =
  /^\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|02-(?:0[1-9]|[12]\d))T(?:[01]\d|2[0-3]):[0-5]\d$/;

const annotations = [
  'x-extensible-enum',
  'x-personal-data',
  'x-rules',
  'example',
  'components',
  'discriminator',
];

const documentId = 'https://nexudus-toolkit.invalid/openapi.json';

/** Declares the module that `generateValidators` renders. */
export const validatorsDeclaration = `import type { OperationValidators } from '../operation-validators.js';
import type { OperationId } from './operations.js';

export declare const validators: Readonly<Record<OperationId, OperationValidators>>;
`;

/**
 * Compiles a validator for each part of each request and for each response, and renders them as
 * one ECMAScript module that imports nothing and compiles nothing when it is loaded.
 */
export async function generateValidators(
  document: JsonObject,
  operations: readonly SpecifiedOperation[],
): Promise<string> {
  const components = withoutEvidence(document['components'] ?? {});
  const ajv = new Ajv2020({
    allErrors: true,
    strict: true,
    strictRequired: false,
    allowUnionTypes: true,
    inlineRefs: false,
    code: { source: true, esm: true, lines: true },
  });
  addFormats.default(ajv);
  ajv.addFormat('date-minute', dateMinute);
  for (const keyword of annotations) ajv.addKeyword(keyword);
  ajv.addSchema({ components: withTaggedUnions(document, components) }, documentId);

  const names: Record<string, string> = {};
  const add = (name: string, schema: Json): string => {
    ajv.addSchema(withoutEvidence(schema) as object, name);
    names[name] = name;
    return `compiled.${name}`;
  };
  const table = operations.map((operation) => toEntry(operation, add));
  return bundle(standaloneCode.default(ajv, names), table);
}

function toEntry(
  operation: SpecifiedOperation,
  add: (name: string, schema: Json) => string,
): string {
  const { id } = operation;
  const parameters = ['path', 'query', 'header'].map(
    (location) =>
      `${location}: ${add(`${id}_${location}`, toParametersSchema(operation, location))},`,
  );
  const bodies = Object.entries(operation.bodySchemas).map(
    ([contentType, schema], index) =>
      `'${contentType}': ${add(`${id}_body${index}`, withAbsoluteReferences(schema))},`,
  );
  const responses = Object.entries(operation.responseSchemas).map(([status, content]) => {
    const entries = Object.entries(content).map(
      ([contentType, schema], index) =>
        `'${contentType}': ${add(`${id}_response_${status}_${index}`, withAbsoluteReferences(schema))},`,
    );
    return `'${status}': { ${entries.join(' ')} },`;
  });
  return `${id}: { ${parameters.join(' ')} body: { ${bodies.join(' ')} }, responses: { ${responses.join(' ')} } },`;
}

function toParametersSchema(operation: SpecifiedOperation, location: string): JsonObject {
  const parameters = operation.parameters.filter((parameter) => parameter.in === location);
  return {
    type: 'object',
    properties: Object.fromEntries(
      parameters.map(({ name, schema }) => [name, withAbsoluteReferences(schema)]),
    ),
    required: parameters.filter(({ required }) => required).map(({ name }) => name),
  };
}

/** How a statement is known changes no answer of a validator, so the compiled code does not carry it. */
function withoutEvidence(schema: Json): Json {
  return JSON.parse(JSON.stringify(schema), (key, value: Json) =>
    key === 'x-evidence' ? undefined : value,
  ) as Json;
}

/** A schema compiled by itself reaches the components by the document's own address. */
function withAbsoluteReferences(schema: Json): Json {
  return JSON.parse(JSON.stringify(schema), (key, value: Json) =>
    key === '$ref' && typeof value === 'string' ? `${documentId}${value}` : value,
  ) as Json;
}

/**
 * Inlines what the compiled code requires of Ajv, so that nothing of Ajv is needed at run time, and
 * leaves the table as the only export.
 */
async function bundle(compiled: string, table: readonly string[]): Promise<string> {
  const entry = `import * as compiled from 'compiled';\nexport const validators = {\n${table.join('\n')}\n};\n`;
  const resolveDir = import.meta.dirname;
  const { outputFiles } = await build({
    stdin: { contents: entry, resolveDir, loader: 'js' },
    plugins: [
      {
        name: 'compiled',
        setup(module) {
          module.onResolve({ filter: /^compiled$/ }, ({ path }) => ({
            path,
            namespace: 'compiled',
          }));
          module.onLoad({ filter: /.*/, namespace: 'compiled' }, () => ({
            contents: compiled,
            resolveDir,
          }));
        },
      },
    ],
    // The paths that esbuild notes in its output begin here, wherever the command was started.
    absWorkingDir: join(
      dirname(createRequire(import.meta.url).resolve('ajv/package.json')),
      '../..',
    ),
    bundle: true,
    format: 'esm',
    platform: 'neutral',
    mainFields: ['main'],
    target: 'es2022',
    legalComments: 'none',
    write: false,
  });
  return outputFiles.map(({ text }) => text).join('');
}
