import type { LookupAddress } from 'node:dns';
import { describe, expect, it } from 'vitest';
import { createGuardedLookup, refusePrivateHost } from '../../src/feed/guarded-lookup.js';
import { isPublicAddress } from '../../src/feed/public-address.js';

describe('an address of the public Internet', () => {
  it.each(['1.1.1.1', '8.8.8.8', '172.32.0.1', '100.128.0.1', '2606:4700:4700::1111', '::ffff:1.1.1.1'])(
    'is %s',
    (ip) => {
      expect(isPublicAddress(ip)).toBe(true);
    },
  );

  it.each([
    ['loopback', '127.0.0.1'],
    ['loopback', '127.255.1.2'],
    ['loopback', '::1'],
    ['mapped loopback', '::ffff:127.0.0.1'],
    ['mapped loopback in hex', '::ffff:7f00:1'],
    ['unspecified', '0.0.0.0'],
    ['this network', '0.1.2.3'],
    ['unspecified', '::'],
    ['private', '10.0.0.1'],
    ['private', '172.16.0.1'],
    ['private', '172.31.255.255'],
    ['private', '192.168.1.1'],
    ['unique local', 'fd00::1'],
    ['link-local', '169.254.1.1'],
    ['link-local', 'fe80::1'],
    ['metadata of many clouds', '169.254.169.254'],
    ['metadata of AWS', 'fd00:ec2::254'],
    ['metadata of Alibaba, shared by carriers', '100.100.100.200'],
    ['metadata of Azure', '168.63.129.16'],
    ['shared by carriers', '100.64.0.1'],
    ['multicast', '224.0.0.1'],
    ['multicast', 'ff02::1'],
    ['broadcast', '255.255.255.255'],
    ['reserved', '240.0.0.1'],
    ['documentation', '192.0.2.1'],
    ['documentation', '2001:db8::1'],
    ['IETF assignments', '192.0.0.1'],
    ['benchmarking', '198.18.0.1'],
    ['NAT64 of loopback', '64:ff9b::7f00:1'],
    ['6to4 of a private address', '2002:c0a8:101::1'],
    ['Teredo', '2001:0:102:304::1'],
    ['no address', 'example.org'],
    ['nothing', ''],
  ])('is not one that is %s: %s', (_, ip) => {
    expect(isPublicAddress(ip)).toBe(false);
  });

  it.each(['http://127.1/', 'http://2130706433/', 'http://0x7f.0.0.1/', 'http://[::ffff:7f00:1]/', 'http://0/'])(
    'is not one that is written in another way: %s',
    (url) => {
      expect(() => refusePrivateHost(new URL(url))).toThrow('expected an address of the public Internet');
    },
  );

  it('may be a name, which is looked up', () => {
    expect(() => refusePrivateHost(new URL('http://example.org/'))).not.toThrow();
  });
});

describe('the lookup that sockets use', () => {
  const addressesOf = (known: readonly LookupAddress[], all: boolean): Promise<unknown> =>
    new Promise((resolve, reject) => {
      const lookup = createGuardedLookup((_, __, callback) => callback(null, [...known]));
      lookup('example.org', { all }, (error, address, family) => {
        if (error === null) resolve(all ? address : { address, family });
        else reject(error);
      });
    });
  const open = { address: '1.1.1.1', family: 4 };
  const closed = { address: '10.0.0.1', family: 4 };

  it('knows only public addresses, whichever way it is asked', async () => {
    expect(await addressesOf([closed, open], true)).toEqual([open]);
    expect(await addressesOf([closed, open], false)).toEqual(open);
  });

  it('refuses a name that has none', async () => {
    await expect(addressesOf([closed], true)).rejects.toThrow(
      'example.org: expected an address of the public Internet, got 10.0.0.1',
    );
    await expect(addressesOf([closed], false)).rejects.toThrow('got 10.0.0.1');
    await expect(addressesOf([], true)).rejects.toThrow('got none');
  });

  it('passes on that there is no such name', async () => {
    const lookup = createGuardedLookup((_, __, callback) => callback(new Error('ENOTFOUND'), []));
    const failed = new Promise((_, reject) => {
      lookup('example.org', { all: true }, (error) => reject(error));
    });
    await expect(failed).rejects.toThrow('ENOTFOUND');
  });
});
