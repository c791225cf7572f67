import type { SpecifiedOperation } from './read-operations.ts';

/** Renders the operation table: what proxy and simulator know of each operation. */
export function generateOperations(operations: readonly SpecifiedOperation[]): string {
  const ids = operations.map(({ id }) => `'${id}'`).join(' | ');
  const table = Object.fromEntries(
    operations.map(({ parameters, requestBody, ...operation }) => [
      operation.id,
      {
        id: operation.id,
        method: operation.method,
        path: operation.path,
        role: operation.role,
        effect: operation.method === 'GET' ? 'read' : 'write',
        parameters: parameters.map(({ name, in: location, required, schema, personalData }) => ({
          name,
          in: location,
          required,
          type: schema['type'],
          personalData,
        })),
        requestBody: requestBody && { ...requestBody, fields: operation.bodyFields },
        answerFields: operation.answerFields,
        personalData: operation.personalData,
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
