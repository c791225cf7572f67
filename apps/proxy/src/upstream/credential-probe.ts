import { operations, type Operation } from '@nexudus-toolkit/validation';
import type { CredentialStanding } from './credential-standing.ts';
import type { UpstreamClient } from './upstream-client.ts';

export interface CredentialProbeOptions {
  readonly standing: CredentialStanding;
  readonly upstream: UpstreamClient;
  readonly clock: () => Date;
}

const intervalMs = 60_000;

/** Calls that need a role and find nothing: no record has this id, and none is of that year. */
const calls: readonly { readonly operation: Operation; readonly target: string }[] = [
  {
    operation: operations.searchOpenAiChatMessages,
    target: `${operations.searchOpenAiChatMessages.path}?size=1&from_OpenAiChatMessage_CreatedOn=9999-12-31T00:00`,
  },
  {
    operation: operations.getOpenAiChatMessage,
    target: operations.getOpenAiChatMessage.path.replace('{id}', '0'),
  },
];

/**
 * Finds out, where everything that was called was refused, whether Nexudus refuses the service
 * account or only these operations: one consumer that calls what lacks a role must not make the
 * proxy look broken. Asks at most once a minute, and reads nothing of the answers but their status.
 */
export function createCredentialProbe(
  options: CredentialProbeOptions,
): (accessToken: string) => Promise<void> {
  const { standing, upstream, clock } = options;
  let askedAtMs = -Infinity;
  return async (accessToken) => {
    const nowMs = clock().getTime();
    if (!standing.isRefusedAltogether() || nowMs - askedAtMs < intervalMs) return;
    askedAtMs = nowMs;
    for (const { operation, target } of calls) {
      if (!standing.isRefusedAltogether()) return;
      const headers = { accept: 'application/json', authorization: `Bearer ${accessToken}` };
      const answer = await upstream
        .send({ method: operation.method, target, headers })
        .catch(() => undefined); // says nothing of the account; the requests tell of it
      if (answer) noteVerdict(standing, operation, answer.status);
    }
  };
}

/** Takes from the status of an answer what it says of the role that the operation needs. */
export function noteVerdict(
  standing: CredentialStanding,
  operation: Operation,
  status: number,
): void {
  if (status === 401) standing.refuse(operation);
  else if ([200, 400, 404].includes(status)) standing.accept(operation);
}
