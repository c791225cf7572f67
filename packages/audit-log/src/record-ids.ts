import { AuditRecordError } from './errors.ts';

/** Many times what a page of Nexudus holds; a short text must not unfold into a huge list. */
const maxIds = 100_000;

const step = String.raw`\+[1-9]\d{0,15}(?:\*[1-9]\d{0,5})?`;
const compact = new RegExp(`^(?:(?:0|[1-9]\\d{0,15})(?:${step})*)?$`);

/**
 * Writes ids in ascending order, each once: the first one, then the difference of each to the one
 * before. `5+1*3+90` is 5, 6, 7, 8 and 98.
 *
 * @param ids in ascending order, each once
 */
export function formatRecordIds(ids: readonly number[]): string {
  let text = '';
  let index = 0;
  while (index < ids.length) {
    const id = ids[index] ?? 0;
    const before = ids[index - 1];
    if (before === undefined) {
      text += String(id);
      index += 1;
      continue;
    }
    const difference = id - before;
    let times = 1;
    while ((ids[index + times] ?? NaN) - (ids[index + times - 1] ?? NaN) === difference) times += 1;
    text += times === 1 ? `+${difference}` : `+${difference}*${times}`;
    index += times;
  }
  return text;
}

/**
 * Reads what `formatRecordIds` wrote.
 *
 * @throws {AuditRecordError} for any other text
 */
export function parseRecordIds(text: string): number[] {
  if (!compact.test(text)) throw malformed();
  if (text === '') return [];
  const [first = '', ...steps] = text.split('+');
  const ids = [Number(first)];
  let last = Number(first);
  for (const part of steps) {
    const [difference, times = '1'] = part.split('*');
    if (ids.length + Number(times) > maxIds) throw malformed();
    for (let count = Number(times); count > 0; count -= 1) {
      last += Number(difference);
      ids.push(last);
    }
  }
  if (!Number.isSafeInteger(last)) throw malformed();
  return ids;
}

function malformed(): AuditRecordError {
  return new AuditRecordError('', 'ids in ascending order, such as 5+1*3+90');
}
