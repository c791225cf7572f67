import { compareMembers } from './compare-members.ts';
import { compareParameters } from './compare-parameters.ts';
import { compareRequestBodies } from './compare-request-bodies.ts';
import { compareResponses } from './compare-responses.ts';
import { compareSecurity } from './compare-security.ts';
import { compareServers } from './compare-servers.ts';
import type { OperationContext } from './operation-context.ts';
import type { Operation } from './operations.ts';

/** Compares everything that two operations promise and ask for. */
export function compareOperations(context: OperationContext, from: Operation, to: Operation): void {
  compareNames(context, from, to);
  compareParameters(context, from, to);
  compareRequestBodies(context, from.body, to.body);
  compareResponses(context, from.body, to.body);
  compareSecurity(context, from, to);
  compareServers(context, from, to);
  compareDeprecation(context, from, to);
  compareMembers(context, from.body, to.body, {
    holder: context.operationId,
    compared: new Set([
      ...['operationId', 'parameters', 'requestBody', 'responses', 'security', 'servers'],
      'deprecated',
    ]),
  });
}

function compareNames(context: OperationContext, from: Operation, to: Operation): void {
  const { oldDocument, newDocument } = context;
  const place = newDocument.placeOf(to.body) ?? oldDocument.placeOf(from.body);
  if (from.method !== to.method) {
    context.record({
      effect: 'breaking',
      direction: 'request',
      kind: 'method-changed',
      subject: context.operationId,
      message: `${context.operationId} has another method`,
      from: from.method.toUpperCase(),
      to: to.method.toUpperCase(),
      place,
    });
  }
  if (from.path !== to.path) {
    // With parameters of other names only what clients call them is another.
    context.record({
      effect: 'breaking',
      direction: 'request',
      kind: 'path-changed',
      subject: context.operationId,
      message: `${context.operationId} has another path`,
      from: from.path,
      to: to.path,
      place: newDocument.placeOf(to.pathItem) ?? place,
    });
  }
  if (from.isNamed && from.operationId !== to.operationId) {
    context.record({
      effect: 'breaking',
      direction: 'both',
      kind: 'operation-renamed',
      subject: context.operationId,
      message: `${to.method.toUpperCase()} ${to.path} has another operation id, which clients call it by`,
      from: from.operationId,
      to: to.isNamed ? to.operationId : 'none',
      place: newDocument.placeOf(to.body, 'operationId') ?? place,
    });
  } else if (!from.isNamed && to.isNamed) {
    context.record({
      effect: 'additive',
      direction: 'both',
      kind: 'operation-named',
      subject: context.operationId,
      message: `${context.operationId} has an operation id now`,
      place: newDocument.placeOf(to.body, 'operationId'),
    });
  }
}

function compareDeprecation(context: OperationContext, from: Operation, to: Operation): void {
  const [was, is] = [from, to].map(({ body }) => body['deprecated'] === true);
  if (was === is) return;
  context.record({
    effect: is ? 'additive' : 'neutral',
    direction: 'both',
    kind: is ? 'deprecated' : 'deprecation-withdrawn',
    subject: context.operationId,
    message: is
      ? `${context.operationId} is deprecated: it still works, and consumers should leave it`
      : `${context.operationId} is no longer deprecated`,
    place: context.newDocument.placeOf(to.body, 'deprecated'),
  });
}
