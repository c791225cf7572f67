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
        requestBody: requestBody && {
          ...requestBody,
          fields: operation.bodyFields,
          shape: operation.bodyShape,
        },
        answerFields: operation.answerFields,
        answers: operation.answerShapes,
        personalData: operation.personalData,
      },
    ]),
  );
  return [
    "import type { Operation } from '../operation.ts';",
    '',
    `export type OperationId = ${ids};`,
    '',
    `export const operations: Readonly<Record<OperationId, Operation>> = ${renderJson(table)};`,
    '',
  ].join('\n');
}

/** As JSON, indented where it does not fit on one line. */
function renderJson(value: unknown, indent = ''): string {
  const line = JSON.stringify(value);
  if (typeof value !== 'object' || value === null || indent.length + line.length <= 100)
    return line;
  const inner = `${indent}  `;
  const lines = Array.isArray(value)
    ? value.map((child) => renderJson(child, inner))
    : Object.entries(value)
        .filter(([, child]) => child !== undefined)
        .map(([key, child]) => `${JSON.stringify(key)}: ${renderJson(child, inner)}`);
  const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{', '}'];
  return `${open}\n${lines.map((entry) => inner + entry).join(',\n')}\n${indent}${close}`;
}
