/** Where a server listens. */
export interface ListenAddress {
  /** A name or address; one of IPv6 without its brackets. */
  readonly host: string;
  /** 0 for any that is free. */
  readonly port: number;
}

const maxPort = 65_535;

/** Reads `9464`, `0.0.0.0:9464`, `[::]:9464`; `null` for anything else. A port alone is one of loopback. */
export function readListenAddress(text: string): ListenAddress | null {
  const {
    name,
    ipv6,
    port = '',
  } = /^(?:(?:(?<name>[a-z0-9][a-z0-9.-]*)|\[(?<ipv6>[0-9a-f:.]+)\]):)?(?<port>\d{1,5})$/iu.exec(text)?.groups ?? {};
  if (port === '' || Number(port) > maxPort) return null;
  return { host: name ?? ipv6 ?? '127.0.0.1', port: Number(port) };
}
