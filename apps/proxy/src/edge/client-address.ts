import type { IncomingHttpHeaders } from 'node:http';
import { BlockList, isIP } from 'node:net';

/** What is known of where a request came from. */
export interface Arrival {
  /** The other end of the connection. */
  readonly peerAddress: string | undefined;
  readonly headers: IncomingHttpHeaders;
}

/**
 * The address of the client: the other end of the connection or, where that is a trusted proxy, the
 * rightmost address that `Forwarded` (RFC 7239) or `X-Forwarded-For` names and that is none itself.
 * Everything further left is hearsay. A trusted proxy writes one of the two headers and lets the
 * other pass as its client made it up: where they contradict each other, neither counts.
 */
export function findClientAddress(
  { peerAddress, headers }: Arrival,
  trustedProxies: readonly string[],
): string | undefined {
  const peer = toAddress(peerAddress ?? '');
  if (peer === undefined || !isTrusted(peer, trustedProxies)) return peer;
  const hops = [readForwarded(headers.forwarded), readForwardedFor(headers['x-forwarded-for'])];
  const clients = hops
    .filter((addresses) => addresses.length > 0)
    .map((addresses) => findClient(peer, addresses, trustedProxies));
  return new Set(clients).size === 1 ? clients[0] : peer;
}

/** Goes from right to left for as long as each address vouches for the one before it. */
function findClient(
  peer: string,
  addresses: readonly (string | undefined)[],
  trustedProxies: readonly string[],
): string {
  let client = peer;
  for (const address of addresses.toReversed()) {
    if (address === undefined || !isTrusted(client, trustedProxies)) break;
    client = address;
  }
  return client;
}

/** A quote that is never closed takes all the rest, so that no place is looked at twice. */
const element = /(?:[^",]|"(?:[^"\\]|\\.)*(?:"|\\?$))+/g;
const forParameter = /(?:^|;)\s*for=(?:"(?<quoted>[^"\\]*)"|(?<token>[^\s;"]+))\s*(?:;|$)/i;

function readForwarded(header = ''): (string | undefined)[] {
  return (header.match(element) ?? []).map((text) => {
    const { quoted, token } = forParameter.exec(text.trim())?.groups ?? {};
    return toAddress(quoted ?? token ?? '');
  });
}

function readForwardedFor(header: string | string[] = ''): (string | undefined)[] {
  const text = String(header);
  return text === '' ? [] : text.split(',').map((address) => toAddress(address.trim()));
}

/** An address without port, brackets, zone and the prefix of IPv4 in IPv6. */
function toAddress(text: string): string | undefined {
  const [, bracketed, plain] =
    /^(?:\[([^\]]*)\](?::\d+)?|(\d+\.\d+\.\d+\.\d+):\d+)$/.exec(text) ?? [];
  const address = (bracketed ?? plain ?? text)
    .replace(/^::ffff:(?=\d+\.)/i, '')
    .replace(/%.*$/, '');
  return isIP(address) > 0 ? address.toLowerCase() : undefined;
}

const blockLists = new WeakMap<readonly string[], BlockList>();

function isTrusted(address: string, trustedProxies: readonly string[]): boolean {
  let list = blockLists.get(trustedProxies);
  if (!list) {
    list = toBlockList(trustedProxies);
    blockLists.set(trustedProxies, list);
  }
  return list.check(address, toFamily(address));
}

function toBlockList(networks: readonly string[]): BlockList {
  const list = new BlockList();
  for (const network of networks) {
    const [address = '', prefix] = network.split('/');
    if (prefix === undefined) list.addAddress(address, toFamily(address));
    else list.addSubnet(address, Number(prefix), toFamily(address));
  }
  return list;
}

function toFamily(address: string): 'ipv4' | 'ipv6' {
  return isIP(address) === 6 ? 'ipv6' : 'ipv4';
}
