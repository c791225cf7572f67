import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { toExcerpt, toIdPart, type Fault } from '../mutant.ts';

const generatedFiles = [
  'packages/api-types/src/generated/*.ts',
  'packages/validation/src/generated/*.{ts,js}',
];

/** Faults of the specification that show in what is generated from it. */
const visibleOperators: ReadonlySet<string> = new Set([
  'change-type',
  'drop-field',
  'drop-parameter',
  'flip-nullability',
  'rename-field',
  'rename-role',
]);

/**
 * Finds the ways in which generated code can be stale: the specification was changed and nothing
 * generated, or a line was edited by hand.
 *
 * @param specificationFaults faults of the specification, seeded here without generating anew
 */
export function listStaleFaults(
  root: string,
  specificationFaults: readonly Fault[],
): readonly Fault[] {
  return [
    ...specificationFaults
      .filter(({ operator }) => visibleOperators.has(operator))
      .map((fault): Fault => ({
        ...fault,
        area: 'generated',
        operator: 'not-regenerated',
        subject: `${fault.operator}/${fault.subject}`,
      })),
    ...globSync(generatedFiles, { cwd: root })
      .toSorted()
      .flatMap((file) => listEdits(root, file)),
  ];
}

/** Every line that says something could be taken out. */
function listEdits(root: string, file: string): readonly Fault[] {
  const lines = readFileSync(join(root, file), 'utf8').split('\n');
  return lines.flatMap((line, index): Fault[] => {
    const statement = line.trim();
    if (!/^[\w'"]+\??:/.test(statement)) return [];
    return [
      {
        area: 'generated',
        operator: 'edit-by-hand',
        subject: `${basename(file)}/${toIdPart(/^[\w'"]+/.exec(statement)?.[0] ?? '')}`,
        file,
        line: index + 1,
        before: toExcerpt(statement),
        after: '',
        mutate: () => lines.toSpliced(index, 1).join('\n'),
      },
    ];
  });
}
