/** A control was called with something that makes no sense: a mistake of the one who plays, not of the bot. */
export class ControlError extends Error {
  override readonly name = 'ControlError';
}
