import { type Api, GrammyError } from 'grammy';

/** What a person who tapped a button is told; nothing, where the message shows it. */
export interface Notice {
  /** 1–200 characters. */
  readonly text?: string;
  /** In a window that has to be closed, instead of for a moment over the chat. */
  readonly alert?: boolean;
}

/**
 * Ends the wait that a client shows after a tap. One that waited for too long is not waiting any more (400
 * `query is too old…`): fine.
 *
 * @throws GrammyError, HttpError
 */
export async function answerTap(api: Api, queryId: string, { text, alert }: Notice): Promise<void> {
  try {
    await api.answerCallbackQuery(queryId, {
      ...(text !== undefined && { text }),
      ...(alert === true && { show_alert: true }),
    });
  } catch (error) {
    const tooOld = error instanceof GrammyError && error.error_code === 400 && /query/iu.test(error.description);
    if (!tooOld) throw error;
  }
}
