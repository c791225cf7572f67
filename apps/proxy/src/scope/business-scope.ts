import type { Grant } from '../configuration/grant-schema.ts';

/** The businesses that a consumer is held to, by id. */
export type BusinessScope = ReadonlySet<unknown>;

/** @returns `undefined` for a grant of all businesses, which holds to none in particular */
export function findScope({ businesses }: Pick<Grant, 'businesses'>): BusinessScope | undefined {
  return businesses === 'all' ? undefined : new Set(businesses);
}
