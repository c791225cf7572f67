import type { CheckReport, OperationState } from './contract-report.ts';

/** How a cell of the matrix reads; a check that was not run is no gap but a warning. */
export function markOf({ state, operations }: CheckReport, operationId: string): string {
  return state === 'not run' ? '?' : marks[operations[operationId] ?? 'not checked'];
}

const marks: Readonly<Record<OperationState, string>> = {
  aligned: '✓',
  warning: '!',
  finding: '✗',
  'not checked': '·',
};

/** What the marks mean. */
export const legend = '✓ aligned, ✗ finding, ! warning, · nothing to check, ? not run';
