import { isIPv4, isIPv6 } from 'node:net';
import type { ClientAddressPolicy } from '../configuration/audit-schema.ts';

/** As much of a client's address as is to be recorded. */
export function toRecordedAddress(
  address: string | undefined,
  policy: ClientAddressPolicy,
): string | undefined {
  if (address === undefined || policy === 'none') return undefined;
  return policy === 'full' ? address : truncateAddress(address);
}

/** The network that an address is in: /24 for IPv4, /48 for IPv6, with zeros for the rest. */
export function truncateAddress(address: string): string | undefined {
  if (isIPv4(address)) return `${address.split('.').slice(0, 3).join('.')}.0`;
  if (!isIPv6(address)) return undefined;
  // The host of a URL is written in the one form of RFC 5952, section 4.
  const toHost = (text: string) => new URL(`http://[${text}]`).hostname.slice(1, -1);
  return toHost(`${listGroups(toHost(address)).slice(0, 3).join(':')}::`);
}

/** The eight groups of an IPv6 address, with the zeros that `::` stands for. */
function listGroups(address: string): readonly string[] {
  const [head = [], tail = []] = address.split('::').map((part) => part.split(':').filter(Boolean));
  const zeros = Array.from({ length: 8 - head.length - tail.length }, () => '0');
  return [...head, ...zeros, ...tail];
}
