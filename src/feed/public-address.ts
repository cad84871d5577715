import ipaddr from 'ipaddr.js';

/** Azure's metadata service; those of other clouds are link-local or shared addresses, which are refused anyway. */
const METADATA = new Set(['168.63.129.16']);

/**
 * Whether an IP address is one of the public Internet: not private, loopback, link-local, shared by a carrier (RFC 6598),
 * multicast, reserved, or one that carries another address within it (RFC 6052, 6to4, Teredo), which could be any of these.
 * An IPv4 address mapped into IPv6 counts as what it is.
 */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const ip = ipaddr.process(address);
  return ip.range() === 'unicast' && !METADATA.has(ip.toString());
}
