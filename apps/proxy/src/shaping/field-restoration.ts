import { requireStep, type ProxyStep } from '../pipeline/access.ts';
import { isFields } from '../pipeline/fields.ts';
import { InvalidRequestError } from '../problems/invalid-request-error.ts';
import { restoreHidden } from './restore-hidden.ts';
import { hidesFields } from './field-grant.ts';

/**
 * Keeps an update from replacing what its sender does not see. Between the read of the record and
 * the write, another user of Nexudus may change it; that change is lost, as with any update.
 */
export function createFieldRestoration(): ProxyStep {
  return async (c, next) => {
    const { access } = c.var;
    const request = requireStep(access.request);
    const grant = requireStep(access.grant);
    if (!hidesFields(requireStep(access.operation), grant) || !isFields(request.body))
      return next();
    const { body, issues } = restoreHidden(request.body, requireStep(access.target), grant);
    if (issues.length > 0) throw new InvalidRequestError(issues);
    access.request = { ...request, body };
    return next();
  };
}
