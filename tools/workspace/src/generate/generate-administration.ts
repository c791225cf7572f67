import type { Json, JsonObject } from './json.ts';
import { generateValidators } from './generate-validators.ts';
import { readOperations, type SpecifiedParameter } from './read-operations.ts';
import { toObject } from './specification-values.ts';

/** What follows from the description of the administration port. */
export interface GeneratedAdministration {
  /** The description itself, in one piece. */
  readonly description: string;
  /** What each operation takes. */
  readonly parameters: string;
  readonly validators: string;
  readonly validatorsDeclaration: string;
}

/**
 * Renders the description of the administration port and what its requests are checked with.
 *
 * @param bundle the description, bundled: the schema of an entry is a component without a proper name
 */
export async function generateAdministration(bundle: JsonObject): Promise<GeneratedAdministration> {
  const document = withInlineEntry(bundle);
  const operations = readOperations(document);
  const ids = operations.map(({ id }) => `'${id}'`).join(' | ');
  const table = Object.fromEntries(
    operations.map(({ id, parameters }) => [id, parameters.map(toParameter)]),
  );
  return {
    description: `${JSON.stringify(document, null, 2)}\n`,
    parameters: [
      "import type { AdministrationParameter } from '../administration-parameter.ts';",
      '',
      `export type AdministrationOperationId = ${ids};`,
      '',
      'export const parameters: Readonly<',
      '  Record<AdministrationOperationId, readonly AdministrationParameter[]>',
      `> = ${JSON.stringify(table, null, 2)};`,
      '',
    ].join('\n'),
    // The answers are checked by tests alone.
    validators: await generateValidators(
      document,
      operations.map((operation) => ({ ...operation, responseSchemas: {} })),
    ),
    validatorsDeclaration: `import type { OperationValidators } from '@nexudus-toolkit/validation';
import type { AdministrationOperationId } from './parameters.js';

export declare const validators: Readonly<Record<AdministrationOperationId, OperationValidators>>;
`,
  };
}

/** Gives the schema of an entry, which is a file of its own, the place of what refers to it. */
function withInlineEntry(bundle: JsonObject): JsonObject {
  const components = toObject(bundle['components']) ?? {};
  const { ['audit-entry.schema']: file, ...schemas } = toObject(components['schemas']) ?? {};
  const entry = without(file, ['$schema', '$defs', 'title']);
  const own = without(schemas['AuditEntry'], ['$ref']);
  return {
    ...bundle,
    components: { ...components, schemas: { ...schemas, AuditEntry: { ...entry, ...own } } },
  };
}

function without(value: Json | undefined, names: readonly string[]): JsonObject {
  const members = Object.entries(toObject(value) ?? {});
  return Object.fromEntries(members.filter(([name]) => !names.includes(name)));
}

function toParameter({ name, in: location, required, schema }: SpecifiedParameter): JsonObject {
  return { name, in: location, required, type: schema['type'] ?? null, shouldBe: describe(schema) };
}

/** What a value should be, to go behind "should be". */
function describe({ enum: values, minimum, maximum, description }: JsonObject): string {
  if (Array.isArray(values)) return `one of ${values.map(String).join(', ')}`;
  if (typeof minimum === 'number') {
    const isBounded = typeof maximum === 'number' && maximum < Number.MAX_SAFE_INTEGER;
    return `a whole number, ${minimum} ${isBounded ? `to ${maximum}` : 'or more'}`;
  }
  if (typeof description !== 'string')
    throw new Error('A parameter does not say what it should be');
  return (description.charAt(0).toLowerCase() + description.slice(1)).replace(/\.$/, '');
}
