import type { Operation } from '@nexudus-toolkit/validation';
import type { FieldTreatment, Grant } from '../configuration/grant-schema.ts';

/** Whether a consumer sees everything as it is, so that its answers need no shaping. */
export function isAllClear({ fields }: Pick<Grant, 'fields'>): boolean {
  return Object.values(fields).every((treatment) => treatment === 'clear');
}

/** Whether the operation replaces a record of which the consumer does not see everything. */
export function hidesFields({ id }: Operation, grant: Pick<Grant, 'fields'>): boolean {
  return id === 'updateOpenAiChatMessage' && !isAllClear(grant);
}

/** Whether a consumer gets any class that way. */
export function treats({ fields }: Pick<Grant, 'fields'>, treatment: FieldTreatment): boolean {
  return Object.values(fields).includes(treatment);
}

/**
 * Whose tokens a consumer gets. A group has a name space of its own: a consumer that is called like
 * a group is no member of it.
 */
export function toTokenGroup({ tokenGroup }: Pick<Grant, 'tokenGroup'>, consumer: string): string {
  return tokenGroup === undefined ? `consumer:${consumer}` : `group:${tokenGroup}`;
}
