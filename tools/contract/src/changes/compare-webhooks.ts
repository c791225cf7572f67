import { isAnnotation } from './annotations.ts';
import { fingerprint, toEntries } from './json.ts';
import type { OperationContext } from './operation-context.ts';

/**
 * Compares the requests that the API makes of its own accord. They are not looked into, since none
 * of them is known here: whatever changes is breaking until a person has judged it.
 */
export function compareWebhooks(context: OperationContext): void {
  const { oldDocument, newDocument } = context;
  const [before, after] = [oldDocument, newDocument].map(
    ({ root }) => new Map(toEntries(root['webhooks'])),
  );
  for (const name of new Set([...(before?.keys() ?? []), ...(after?.keys() ?? [])])) {
    const [was, is] = [oldDocument.follow(before?.get(name)), newDocument.follow(after?.get(name))];
    if (was && is && fingerprint(was, isAnnotation) === fingerprint(is, isAnnotation)) continue;
    const isNew = was === undefined;
    context.record({
      effect: isNew ? 'additive' : 'breaking',
      direction: 'both',
      kind: isNew ? 'webhook-added' : is ? 'webhook-changed' : 'webhook-removed',
      subject: `webhook ${name}`,
      message: `webhook ${name} is ${isNew ? 'new' : is ? 'not what it was' : 'gone'}`,
      place: is ? newDocument.placeOf(is) : was && oldDocument.placeOf(was),
    });
  }
}
