import { type LookupAddress, type LookupOptions, lookup as systemLookup } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import { isPublicAddress } from './public-address.js';

/** A host whose addresses are not of the public Internet. */
export class PrivateAddressError extends Error {
  override readonly name = 'PrivateAddressError';
  constructor(
    readonly host: string,
    readonly address: string,
  ) {
    super(`${host}: expected an address of the public Internet, got ${address}`);
  }
}

/** As `dns.lookup` with `all`. */
export type LookupAll = (
  host: string,
  options: LookupOptions & { readonly all: true },
  callback: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void;

/**
 * A `lookup` for sockets that knows only public addresses. What it gives is what the socket connects to, so that a name which
 * answers differently the second time (DNS rebinding) gains nothing. A socket asks for no address that is written as one:
 * those are {@link refusePrivateHost}'s.
 */
export function createGuardedLookup(lookupAll: LookupAll = systemLookup): LookupFunction {
  return (host, options, callback) => {
    lookupAll(host, { ...options, all: true }, (error, addresses) => {
      if (error !== null) {
        callback(error, []);
        return;
      }
      const allowed = addresses.filter(({ address }) => isPublicAddress(address));
      const [first] = allowed;
      if (first === undefined) callback(new PrivateAddressError(host, addresses[0]?.address ?? 'none'), []);
      else if (options.all === true) callback(null, allowed);
      else callback(null, first.address, first.family);
    });
  };
}

/** @throws {PrivateAddressError} where the host of an address is written as an IP address that is not public. */
export function refusePrivateHost(url: URL): void {
  const host = url.hostname.replace(/^\[(.*)\]$/u, '$1');
  if (isIP(host) !== 0 && !isPublicAddress(host)) throw new PrivateAddressError(url.hostname, host);
}
