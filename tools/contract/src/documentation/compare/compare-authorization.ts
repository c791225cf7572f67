import type { DocumentedOperation } from '../contract/documented-operation.ts';
import type { DocumentationPage } from '../page/documentation-page.ts';
import { findAuthenticationSchemes, findRoles } from '../prose/authorization.ts';
import type { Change } from './change.ts';

const schemeNames: Readonly<Record<string, string>> = { bearer: 'bearerAuth', basic: 'basicAuth' };

/** Compares whom a page lets in with whom the operation does. */
export function compareAuthorization(
  { prose }: DocumentationPage,
  operation: DocumentedOperation,
  operations: readonly DocumentedOperation[],
  line: number,
): readonly Change[] {
  const place = [...operation.place, 'security'];
  const stated = findRoles(prose);
  const known = operation.roles;
  const added = stated.filter(({ name }) => !known.includes(name));
  const removed = known.filter((role) => !stated.some(({ name }) => name === role));
  const changes: Change[] = [];
  if (added.length + removed.length > 0) {
    const names = stated.map(({ name }) => name).join(', ');
    const owner = operations.find(({ roles }) => added.some(({ name }) => roles.includes(name)));
    changes.push({
      kind: removed.length === 0 ? 'added' : added.length === 0 ? 'removed' : 'changed',
      subject: 'role',
      aspect: 'role',
      page: `${names === '' ? 'no role named' : names}${owner ? ` (that of ${owner.operationId})` : ''}`,
      specification: known.join(', ') || 'no role',
      effect: added.length === 0 ? 'wording only' : 'breaking',
      pageLine: stated[0]?.line ?? line,
      place,
      fix: names === '' ? 'give the role another source' : `set the role to ${names}`,
    });
  }
  for (const { name, line } of findAuthenticationSchemes(prose)) {
    if (operation.schemes.includes(schemeNames[name] ?? '')) continue;
    changes.push({
      kind: 'added',
      subject: `authentication by ${name}`,
      aspect: 'authentication',
      page: name,
      specification: operation.schemes.join(', ') || 'none',
      effect: 'breaking',
      pageLine: line,
      place,
      fix: `declare a security scheme for ${name}`,
    });
  }
  return changes;
}
