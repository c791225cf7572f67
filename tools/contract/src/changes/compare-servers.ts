import type { OperationContext } from './operation-context.ts';
import { compareMembers } from './compare-members.ts';
import type { Operation } from './operations.ts';
import { toText, type JsonObject } from './json.ts';

/** Compares the addresses that two operations are served at. */
export function compareServers(context: OperationContext, from: Operation, to: Operation): void {
  const [before, after] = [from, to].map(
    ({ servers }) => new Map(servers.map((server) => [addressOf(server), server] as const)),
  );
  for (const [url, server] of before ?? []) {
    const same = after?.get(url);
    if (same) {
      const compared = new Set(['url']);
      compareMembers(context, server, same, { holder: `server ${url}`, compared });
      continue;
    }
    context.record({
      effect: 'breaking',
      direction: 'request',
      kind: 'server-removed',
      subject: `server ${url}`,
      message: `server ${url} is gone`,
      place: context.oldDocument.placeOf(server, 'url'),
    });
  }
  for (const [url, server] of after ?? []) {
    if (before?.has(url)) continue;
    context.record({
      effect: 'additive',
      direction: 'request',
      kind: 'server-added',
      subject: `server ${url}`,
      message: `server ${url} is new`,
      place: context.newDocument.placeOf(server, 'url'),
    });
  }
}

/** A slash at the end makes no difference. */
function addressOf({ url }: JsonObject): string {
  return toText(url).replace(/(?<=.)\/$/, '');
}
