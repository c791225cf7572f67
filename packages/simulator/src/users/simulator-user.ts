import { operations } from '@nexudus-toolkit/validation';

/** Somebody who may sign in. */
export interface SimulatorUser {
  /** The e-mail address; also the client id of a sign-in that names none, and a record's `UpdatedBy`. */
  readonly username: string;
  readonly password: string;
  /** `administrator` holds every role. */
  readonly roles: 'administrator' | readonly string[];
  /** The one-time code that a sign-in has to carry; such a user cannot use Basic authentication. */
  readonly totp?: string;
}

const password = 'not-a-secret';

/** A full, unrestricted administrator. */
export const defaultUser: SimulatorUser = {
  username: 'service@example.com',
  password,
  roles: 'administrator',
};

/** An administrator with two-factor authentication. */
export const twoFactorUser: SimulatorUser = {
  username: 'two-factor@example.com',
  password,
  roles: 'administrator',
  totp: '123456',
};

/** One user for each role that an operation names, holding that role alone; by role. */
export const roleUsers: Readonly<Record<string, SimulatorUser>> = Object.fromEntries(
  Object.values(operations).flatMap(({ role }) =>
    role === null ? [] : [[role, { username: toAddress(role), password, roles: [role] }]],
  ),
);

/** Who may sign in when the options name nobody. */
export const defaultUsers: readonly SimulatorUser[] = [
  defaultUser,
  twoFactorUser,
  ...Object.values(roleUsers),
];

/** Tells whether the user may call an operation that needs `role`. */
export function holdsRole(user: SimulatorUser, role: string): boolean {
  return user.roles === 'administrator' || user.roles.includes(role);
}

function toAddress(role: string): string {
  return `${role.slice(role.indexOf('-') + 1).toLowerCase()}-only@example.com`;
}
