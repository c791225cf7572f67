import type { DocumentedOperation } from '../contract/documented-operation.ts';
import type { DocumentationPage } from '../page/documentation-page.ts';
import type { Change } from './change.ts';
import { isSameOperation } from './find-operation.ts';

/** Compares the queries of the sample requests with the parameters of the operation. */
export function compareSamples(
  { operations }: DocumentationPage,
  operation: DocumentedOperation,
): readonly Change[] {
  return operations
    .filter((one) => isSameOperation(one, operation))
    .flatMap(({ query, line }) =>
      query.flatMap(([name, value]): readonly Change[] => {
        const parameter = operation.parameters.get(name);
        const subject = `query parameter ${name}`;
        const base = { subject, page: `${name}=${value} in a sample`, pageLine: line } as const;
        if (!parameter) {
          return [
            {
              ...base,
              kind: 'added',
              aspect: 'presence',
              specification: 'unknown',
              effect: 'additive',
              place: [...operation.place, 'parameters'],
              fix: `add the query parameter ${name}`,
            },
          ];
        }
        const { values } = parameter.shape;
        if (!values || values.extensible || values.named.some((one) => one.value === value)) {
          return [];
        }
        return [
          {
            ...base,
            kind: 'changed',
            aspect: 'values',
            specification: values.named.map((one) => one.value).join(', '),
            effect: 'breaking',
            place: parameter.place,
            fix: `add ${value} to the values of ${name}`,
          },
        ];
      }),
    );
}
