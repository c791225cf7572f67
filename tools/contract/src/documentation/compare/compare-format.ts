import type { PageField } from '../page/documentation-page.ts';
import { findDatePattern } from '../prose/date-pattern.ts';
import type { Change } from './change.ts';

/** Compares how a page and the specification want a date to be written. */
export function compareDatePattern(
  field: PageField,
  specified: string,
  place: Change['place'],
  subject: string,
): readonly Change[] {
  const [stated, known] = [findDatePattern(field.description), findDatePattern(specified)];
  // A page that says nothing leaves what is known as it is.
  if (stated === undefined || stated === known) return [];
  return [
    {
      kind: known === undefined ? 'added' : 'changed',
      subject,
      aspect: 'format',
      page: stated,
      specification: known ?? 'no pattern',
      effect: known === undefined ? 'additive' : 'breaking',
      pageLine: field.line,
      place,
      fix: `describe the value as ${stated}, and let its pattern follow`,
    },
  ];
}
