import type { SpecifiedOperation } from './read-operations.ts';

/** Renders the operation table: what proxy and simulator know of each operation. */
export function generateOperations(operations: readonly SpecifiedOperation[]): string {
  const ids = operations.map(({ id }) => `'${id}'`).join(' | ');
  const table = Object.fromEntries(
    operations.map(({ id, method, path, role, parameters, requestBody, personalData }) => [
      id,
      {
        id,
        method,
        path,
        role,
        effect: method === 'GET' ? 'read' : 'write',
        parameters: parameters.map(({ name, in: location, required, schema, personalData }) => ({
          name,
          in: location,
          required,
          type: schema['type'],
          personalData,
        })),
        requestBody,
        personalData,
      },
    ]),
  );
  return [
    "import type { Operation } from '../operation.ts';",
    '',
    `export type OperationId = ${ids};`,
    '',
    `export const operations: Readonly<Record<OperationId, Operation>> = ${JSON.stringify(table, null, 2)};`,
    '',
  ].join('\n');
}
