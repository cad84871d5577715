import { GrammyError } from 'grammy';

/**
 * Whether a person has blocked the bot (403), or a group lets it say nothing, or nothing now: it was removed (403), is not
 * given the right to write (400 `not enough rights…`, `CHAT_WRITE_FORBIDDEN`), the topic is closed, or slow mode is on
 * (429). That is what people have chosen, and no fault of ours. The code of the 400 is that of all others; only its words
 * tell.
 */
export function isSilenced(error: unknown): boolean {
  if (!(error instanceof GrammyError) || !error.method.startsWith('send')) return false;
  const { error_code: code, description, payload } = error;
  if (code === 403) return true;
  if (typeof payload['chat_id'] !== 'number' || payload['chat_id'] > 0) return false;
  if (code === 400) {
    return /not enough rights|have no rights to send|CHAT_\w*FORBIDDEN|CHAT_RESTRICTED|TOPIC_CLOSED/iu.test(
      description,
    );
  }
  return code === 429;
}
