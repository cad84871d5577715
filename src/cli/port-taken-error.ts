/** Somebody else listens on the playground's port. */
export class PortTakenError extends Error {
  override readonly name = 'PortTakenError';

  constructor(port: number, cause: unknown) {
    super(
      `port ${port}: expected it to be free, got another program that listens there; PORT=${nextTo(port)} chooses another`,
      {
        cause,
      },
    );
  }
}

function nextTo(port: number): number {
  return port === 65_535 ? port - 1 : port + 1;
}
