import { requireStep, type ProxyStep, type ValidRequest } from '../pipeline/access.ts';
import { isFields } from '../pipeline/fields.ts';
import { findScope, type BusinessScope } from './business-scope.ts';
import { businessFilter, businessFilterRequired, businessNotGranted } from './scope-problems.ts';

/**
 * Holds a request to the businesses granted, as far as it says itself which business it is about: a
 * search by its filter, a create or update by the record it carries.
 */
export function createRequestScope(): ProxyStep {
  return async (c, next) => {
    const { access } = c.var;
    const request = requireStep(access.request);
    const scope = findScope(requireStep(access.grant));
    if (scope) {
      const { parameters } = requireStep(access.operation);
      requireGrantedBody(request, scope);
      if (parameters.some(({ name }) => name === businessFilter))
        access.request = { ...request, query: narrowQuery(request.query, scope) };
    }
    await next();
  };
}

function requireGrantedBody({ body }: ValidRequest, scope: BusinessScope): void {
  if (isFields(body) && !scope.has(body['BusinessId'])) throw businessNotGranted(scope);
}

/**
 * A search takes one business. Over several, its pages could be put together only by whoever knows
 * how Nexudus sorts, so the consumer has to choose.
 */
function narrowQuery(query: ValidRequest['query'], scope: BusinessScope): ValidRequest['query'] {
  const business = query[businessFilter];
  if (business === undefined) {
    const [only, ...others] = [...scope];
    if (others.length > 0) throw businessFilterRequired(scope);
    return { ...query, [businessFilter]: Number(only) };
  }
  if (!scope.has(business)) throw businessNotGranted(scope);
  return query;
}
