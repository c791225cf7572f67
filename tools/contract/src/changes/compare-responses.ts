import { compareContents, isEmptyContent } from './compare-contents.ts';
import { compareHeaders } from './compare-headers.ts';
import { compareMembers } from './compare-members.ts';
import { toEntries, type JsonObject } from './json.ts';
import type { OperationContext } from './operation-context.ts';
import type { SourceDocument } from './source-document.ts';

/** Compares the answers that two operations promise, by status. */
export function compareResponses(
  context: OperationContext,
  from: JsonObject,
  to: JsonObject,
): void {
  const before = readResponses(context.oldDocument, from);
  const after = readResponses(context.newDocument, to);
  for (const status of new Set([...before.keys(), ...after.keys()])) {
    const [was, is] = [before.get(status), after.get(status)];
    const subject = `answer ${status}`;
    const location = { part: 'answer', status, segments: [] } as const;
    if (was && is) {
      compareResponse(context, status, [was, is]);
      continue;
    }
    context.record({
      // An answer more is for those who ask in a new way; one less is a promise withdrawn.
      effect: is ? 'additive' : 'breaking',
      direction: 'response',
      kind: is ? 'status-added' : 'status-removed',
      subject,
      message: is ? `${subject} is new` : `${subject} is gone`,
      place: is ? context.newDocument.placeOf(is) : was && context.oldDocument.placeOf(was),
      location,
    });
  }
}

function compareResponse(
  context: OperationContext,
  status: string,
  [from, to]: readonly [JsonObject, JsonObject],
): void {
  const location = { part: 'answer', status, segments: [] } as const;
  const holder = `answer ${status}`;
  if (isEmptyContent(from) && !isEmptyContent(to)) {
    context.record({
      effect: 'additive',
      direction: 'response',
      kind: 'body-added',
      subject: holder,
      message: `${holder} has a body now`,
      place: context.newDocument.placeOf(to, 'content'),
      location,
    });
  } else {
    compareContents(context, [from, to], { direction: 'response', location });
  }
  compareHeaders(context, status, [from, to]);
  const compared = new Set(['content', 'headers']);
  compareMembers(context, from, to, { holder, compared, location });
}

function readResponses(
  { follow }: SourceDocument,
  { responses }: JsonObject,
): ReadonlyMap<string, JsonObject> {
  return new Map(
    toEntries(responses).flatMap(([status, response]) => {
      const followed = follow(response);
      if (!followed || status.startsWith('x-')) return [];
      return [[/^\dxx$/i.test(status) ? status.toUpperCase() : status, followed] as const];
    }),
  );
}
