import type { KeyKind } from './api-key.ts';

/** What a key of the administration port opens. Neither role includes the other. */
export const administrationRoles = ['operator', 'auditor'] as const;

export type AdministrationRole = (typeof administrationRoles)[number];

/** Whose key it is: a consumer's, or that of somebody who runs or audits the proxy. */
export interface KeyOwner {
  readonly role: 'consumer' | AdministrationRole;
  readonly name: string;
}

export function toKeyKind(role: KeyOwner['role']): KeyKind {
  return role === 'consumer' ? 'consumer' : 'administration';
}

/** The role that a text names; `undefined` for one of a later version, whose key opens nothing here. */
export function toKeyRole(text: string): KeyOwner['role'] | undefined {
  return (['consumer', ...administrationRoles] as const).find((role) => role === text);
}
