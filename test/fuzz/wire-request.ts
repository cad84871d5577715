import { connect } from 'node:net';
import { setImmediate as nextTurn } from 'node:timers/promises';

/**
 * Sends bytes over a connection of their own, in so many writes, and gives the status that comes back; `null` where the
 * connection ends without.
 *
 * @param endsEarly whether the writing side is closed behind them.
 */
export function statusOf(
  port: number,
  bytes: Buffer,
  { writes, endsEarly }: { readonly writes: number; readonly endsEarly: boolean },
): Promise<number | null> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1' });
    let heard = '';
    const end = (status: number | null): void => {
      socket.destroy();
      resolve(status);
    };
    socket.setEncoding('latin1');
    socket.on('data', (text: string) => {
      heard += text;
      const status = /^HTTP\/1\.1 (\d{3}) [^]*\r\n\r\n/u.exec(heard)?.[1];
      if (status !== undefined && status !== '100') end(Number(status));
    });
    // What the other side resets is as good as ended.
    socket.on('error', () => end(null));
    socket.on('close', () => end(null));
    const send = async (): Promise<void> => {
      const size = Math.max(1, Math.ceil(bytes.length / writes));
      for (let at = 0; at < bytes.length && socket.writable; at += size) {
        socket.write(bytes.subarray(at, at + size));
        // oxlint-disable-next-line no-await-in-loop -- each write is to arrive by itself
        await nextTurn();
      }
      if (endsEarly && socket.writable) socket.end();
    };
    socket.on('connect', () => void send());
  });
}
