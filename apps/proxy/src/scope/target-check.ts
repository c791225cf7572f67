import { requireStep, type ProxyStep } from '../pipeline/access.ts';
import { isFields } from '../pipeline/fields.ts';
import { readTarget } from '../pipeline/write-target.ts';
import { hidesFields } from '../shaping/field-grant.ts';
import { requireOwnRecord } from './answer-scope.ts';
import { findScope } from './business-scope.ts';
import { recordNotFound } from './scope-problems.ts';
import type { ServiceRead } from './service-read.ts';

/**
 * Reads the record that an update or delete is about, and lets the write pass only if that record
 * belongs to a business granted: what the request says of it may be wrong. Between this and the
 * write, another user of Nexudus may move the record. An update by a consumer that does not see all
 * of the record needs it in any case.
 */
export function createTargetCheck({ read }: { read: ServiceRead }): ProxyStep {
  return async (c, next) => {
    const { access } = c.var;
    const grant = requireStep(access.grant);
    const operation = requireStep(access.operation);
    const scope = findScope(grant);
    const { Id } = readTarget(requireStep(access.request));
    if (operation.effect !== 'write' || typeof Id !== 'number') return next();
    if (!scope && !hidesFields(operation, grant)) return next();
    const result = await read(c, 'getOpenAiChatMessage', { path: { id: Id }, query: {} });
    if (result.kind === 'throttled') return result.response;
    const target = result.kind === 'read' ? result.value : undefined;
    if (scope) requireOwnRecord(target, scope);
    if (!isFields(target) || target['Id'] !== Id) throw recordNotFound({ withheld: false });
    access.target = target;
    return next();
  };
}
