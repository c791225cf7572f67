import type { HttpBindings } from '@hono/node-server';
import type { Context } from 'hono';
import type { AdministrationRole } from '../keys/key-owner.ts';

/** Who asks, by the key. */
export interface Administrator {
  readonly name: string;
  readonly keyId: string;
}

export interface AdministrationEnv {
  Bindings: Partial<HttpBindings>;
  Variables: {
    requestId: string;
    /** Left out where a route is open. */
    administrator?: Administrator;
  };
}

/** Something that can be asked for on the administration port, or sent to it. */
export interface AdministrationRoute {
  readonly path: `/${string}`;
  /** `GET` if left out. */
  readonly method?: 'GET' | 'POST';
  /** Whose keys open it; `open` for what holds no secret and is asked by programs without a key. */
  readonly role: AdministrationRole | 'open';
  readonly answer: (c: Context<AdministrationEnv>) => Response | Promise<Response>;
}
