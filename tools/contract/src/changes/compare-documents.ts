import {
  createChangeRecorder,
  type ChangeRecorder,
  type GroupedChange,
} from './change-recorder.ts';
import { compareWebhooks } from './compare-webhooks.ts';
import { compareOperations } from './compare-operations.ts';
import { compareRules } from './compare-rules.ts';
import { fingerprint, isObject, type Json } from './json.ts';
import { createOperationContext, type OperationContext } from './operation-context.ts';
import { listOperations, pairOperations, type Operation } from './operations.ts';
import type { SourceDocument } from './source-document.ts';

/** What concerns the document as a whole stands under this id until operations are listed. */
export const wholeDocument = '';

/** Every change from one document to another, in the order of the new one. */
export function compareDocuments(
  oldDocument: SourceDocument,
  newDocument: SourceDocument,
): readonly GroupedChange[] {
  const recorder = createChangeRecorder();
  const { pairs, removed, added } = pairOperations(
    listOperations(oldDocument),
    listOperations(newDocument),
  );
  const toContext = (operationId: string): OperationContext =>
    createOperationContext({ operationId, oldDocument, newDocument, record: recorder.record });

  for (const [from, to] of pairs) {
    const context = toContext(to.operationId);
    compareOperations(context, from, to);
  }
  for (const operation of removed) {
    recordOperation(toContext(operation.operationId), operation, 'removed');
  }
  for (const operation of added) {
    recordOperation(toContext(operation.operationId), operation, 'added');
  }
  recordRules(toContext, [oldDocument, newDocument]);
  const document = toContext(wholeDocument);
  compareWebhooks(document);
  compareRoots(document);
  recordRewriting(recorder, document);
  return recorder.list();
}

function recordOperation(
  context: OperationContext,
  { operationId, method, path, body }: Operation,
  state: 'removed' | 'added',
): void {
  const isNew = state === 'added';
  const document = isNew ? context.newDocument : context.oldDocument;
  context.record({
    effect: isNew ? 'additive' : 'breaking',
    direction: 'both',
    kind: `operation-${state}`,
    subject: operationId,
    message: `${operationId} (${method.toUpperCase()} ${path}) is ${isNew ? 'new' : 'gone'}`,
    place: document.placeOf(body),
  });
}

function recordRules(
  toContext: (operationId: string) => OperationContext,
  [oldDocument, newDocument]: readonly [SourceDocument, SourceDocument],
): void {
  for (const change of compareRules(oldDocument.root['x-rules'], newDocument.root['x-rules'])) {
    const { ruleId, rule, isGone, operationIds, ...description } = change;
    const place = (isGone ? oldDocument : newDocument).placeOf(rule);
    for (const operationId of operationIds.length > 0 ? operationIds : [wholeDocument]) {
      toContext(operationId).record({
        ...description,
        direction: 'both',
        subject: `rule ${ruleId}`,
        place,
      });
    }
  }
}

/** Members of the root that are compared with the operations that they concern. */
const comparedMembers = new Set([
  ...['openapi', 'paths', 'components', 'security', 'servers', 'webhooks', 'x-rules'],
]);

function compareRoots(context: OperationContext): void {
  const { oldDocument, newDocument } = context;
  const [before, after] = [oldDocument.root, newDocument.root];
  for (const name of new Set([...Object.keys(before), ...Object.keys(after)])) {
    if (comparedMembers.has(name)) continue;
    if (name === 'info') compareInfo(context, before['info'], after['info']);
    else if (fingerprint(before[name]) !== fingerprint(after[name])) {
      const isThere = after[name] !== undefined;
      context.record({
        effect: 'neutral',
        direction: 'none',
        kind: name.startsWith('x-') ? 'extension-changed' : 'wording-changed',
        subject: name,
        message: `${name} says something else`,
        place: isThere ? newDocument.placeOf(after, name) : oldDocument.placeOf(before, name),
      });
    }
  }
}

/** The version is what the comparison is about, and so is no change of its own. */
function compareInfo(
  context: OperationContext,
  from: Json | undefined,
  to: Json | undefined,
): void {
  const isVersion = (name: string): boolean => name === 'version';
  if (fingerprint(from, isVersion) === fingerprint(to, isVersion)) return;
  context.record({
    effect: 'neutral',
    direction: 'none',
    kind: 'wording-changed',
    subject: 'info',
    message: 'info says something else',
    place: isObject(to) ? context.newDocument.placeOf(to) : undefined,
  });
}

/** Says so where nothing was found and the two are still not written alike. */
function recordRewriting(recorder: ChangeRecorder, context: OperationContext): void {
  if (recorder.list().length > 0) return;
  const { oldDocument, newDocument } = context;
  if (oldDocument.written === newDocument.written) return;
  context.record({
    effect: 'neutral',
    direction: 'none',
    kind: 'rewritten',
    subject: 'specification',
    message: 'The specification is written otherwise and means the same',
    place: newDocument.placeOf(newDocument.root),
  });
}
