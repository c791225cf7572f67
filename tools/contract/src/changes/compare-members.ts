import { isAnnotation } from './annotations.ts';
import { fingerprint, type JsonObject } from './json.ts';
import type { OperationContext } from './operation-context.ts';
import type { Location } from './location.ts';

export interface MembersOptions {
  /** What the members belong to, in words. */
  readonly holder: string;
  /** Members that are compared by what they mean. */
  readonly compared: ReadonlySet<string>;
  readonly location?: Location;
}

/**
 * Compares what is left of a part after that which has been compared by its meaning. What speaks to
 * people is neutral. Of anything else no rule is known: what comes is additive, and what goes or
 * changes is breaking until a person has judged it.
 */
export function compareMembers(
  context: OperationContext,
  from: JsonObject,
  to: JsonObject,
  { holder, compared, location = { part: 'operation' } }: MembersOptions,
): void {
  for (const name of new Set([...Object.keys(from), ...Object.keys(to)])) {
    if (compared.has(name) || name === '$ref') continue;
    const isWording = isAnnotation(name, '');
    const [before, after] = [from[name], to[name]].map((value) =>
      value === undefined ? undefined : fingerprint(value, isWording ? undefined : isAnnotation),
    );
    if (before === after) continue;
    const place =
      after === undefined
        ? context.oldDocument.placeOf(from, name)
        : context.newDocument.placeOf(to, name);
    context.record({
      effect: isWording ? 'neutral' : before === undefined ? 'additive' : 'breaking',
      direction: isWording ? 'none' : 'both',
      kind: isWording
        ? name.startsWith('x-')
          ? 'extension-changed'
          : 'wording-changed'
        : 'member-changed',
      subject: holder,
      message: `${holder} says something else in ${name}`,
      place,
      location,
    });
  }
}
