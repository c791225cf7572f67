import { readFile, writeFile } from 'node:fs/promises';

import { createNexudusClient, passwordGrant } from '../../src/index.ts';
import type { NexudusClient, PasswordGrantOptions, TokenStore } from '../../src/index.ts';

export function signIn(user: PasswordGrantOptions, file: string, baseUrl?: string): NexudusClient {
  // The tokens are secrets: nobody else may read the file.
  const store: TokenStore = {
    get: () =>
      readFile(file, 'utf8')
        .then(JSON.parse)
        .catch(() => undefined),
    set: (token) => writeFile(file, JSON.stringify(token), { mode: 0o600 }),
  };
  return createNexudusClient({ baseUrl, auth: passwordGrant({ ...user, store }) });
}
