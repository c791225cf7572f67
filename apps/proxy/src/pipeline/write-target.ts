import type { ValidRequest } from './access.ts';
import { isFields } from './fields.ts';

/** What a request says of the one record it is about. */
export interface WriteTarget {
  readonly Id?: unknown;
  readonly BusinessId?: unknown;
}

/** Reads from the body of a request, or else from its path, which record it is about. */
export function readTarget({ path, body }: ValidRequest): WriteTarget {
  return isFields(body) ? { Id: body['Id'], BusinessId: body['BusinessId'] } : { Id: path['id'] };
}
