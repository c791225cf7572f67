import type { RunSettings } from '../cassette/har.ts';
import type { Question } from '../question.ts';
import { dateFilterZone } from './date-filter-zone.ts';
import {
  actionValues,
  customerIdType,
  requiredFields,
  searchFields,
  toolOnlyFields,
} from './fields.ts';
import { multipleIds, unknownParameters } from './filters.ts';
import { currentSortDirection, defaultOrder, sortDirection } from './ordering.ts';
import { largestSize, pagesByTotal } from './paging.ts';
import { absentRecord, throttleProvocation, throttlingStatus } from './refusals.ts';
import {
  createAnswer,
  deleteAnswer,
  emptyContent,
  failureStatus,
  missingLink,
  readOnlyFields,
  timestampZone,
} from './writes.ts';

/** Everything that a live run can ask, in the order in which it is asked. */
export const questions: readonly Question[] = [
  defaultOrder,
  sortDirection,
  currentSortDirection,
  pagesByTotal,
  unknownParameters,
  multipleIds,
  dateFilterZone,
  searchFields,
  toolOnlyFields,
  customerIdType,
  requiredFields,
  actionValues,
  absentRecord,
  // Large answers, so that everything else is known if they are cut off.
  largestSize,
  createAnswer,
  timestampZone,
  missingLink,
  failureStatus,
  readOnlyFields,
  emptyContent,
  deleteAnswer,
  throttleProvocation,
  // Last, since any request before it may have been throttled.
  throttlingStatus,
];

/** The questions of a run; the others are left out, not left open. */
export function selectQuestions({ write, provokeThrottle }: RunSettings): readonly Question[] {
  return questions.filter(
    ({ needs }) =>
      needs === undefined ||
      (needs === 'write' && write) ||
      (needs === 'provocation' && provokeThrottle),
  );
}
