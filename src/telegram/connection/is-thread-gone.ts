import { GrammyError } from 'grammy';

/**
 * Whether a topic can't be written to any more: it is closed, or deleted. The refusal shares its code (400) with all others
 * and has no parameters, so that its words count.
 */
export function isThreadGone(error: unknown): boolean {
  return (
    error instanceof GrammyError &&
    error.error_code === 400 &&
    /thread not found|TOPIC_(?:CLOSED|DELETED)/iu.test(error.description)
  );
}
