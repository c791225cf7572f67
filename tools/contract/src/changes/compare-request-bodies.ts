import { compareContents } from './compare-contents.ts';
import { compareMembers } from './compare-members.ts';
import type { JsonObject } from './json.ts';
import type { ValueLocation } from './location.ts';
import type { OperationContext } from './operation-context.ts';

const location: ValueLocation = { part: 'request body', segments: [] };

/** Compares the bodies that two operations accept. */
export function compareRequestBodies(
  context: OperationContext,
  from: JsonObject,
  to: JsonObject,
): void {
  const before = context.oldDocument.follow(from['requestBody']);
  const after = context.newDocument.follow(to['requestBody']);
  const [wasRequired, isRequired] = [before, after].map((body) => body?.['required'] === true);
  if (before && after) {
    if (wasRequired !== isRequired) {
      context.record({
        effect: isRequired ? 'breaking' : 'additive',
        direction: 'request',
        kind: isRequired ? 'body-required' : 'body-optional',
        subject: 'request body',
        message: `request body ${isRequired ? 'is required now' : 'may be left out now'}`,
        place: isRequired
          ? context.newDocument.placeOf(after, 'required')
          : context.oldDocument.placeOf(before, 'required'),
        location,
        touch: 'lack',
      });
    }
    compareContents(context, [before, after], { direction: 'request', location });
    const compared = new Set(['required', 'content']);
    compareMembers(context, before, after, { holder: 'request body', compared, location });
  } else if (before) {
    context.record({
      effect: 'breaking',
      direction: 'request',
      kind: 'body-removed',
      subject: 'request body',
      message: 'request body is gone',
      place: context.oldDocument.placeOf(before),
      location,
    });
  } else if (after) {
    context.record({
      effect: isRequired ? 'breaking' : 'additive',
      direction: 'request',
      kind: isRequired ? 'required-body-added' : 'body-added',
      subject: 'request body',
      message: `request body is new${isRequired ? ' and required' : ''}`,
      place: context.newDocument.placeOf(after),
      location,
      touch: 'lack',
    });
  }
}
