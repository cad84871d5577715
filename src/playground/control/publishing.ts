import { command } from './command.js';
import { ControlError } from './control-error.js';
import { object, text } from './shape.js';

/** An article as somebody writes it into a form; its date is now. */
export interface DraftArticle {
  /** 1–200 UTF-16 units. */
  readonly title: string;
  /** At most 40 UTF-16 units; empty for none. */
  readonly publisher: string;
  /** Plain text, a paragraph a line, of 1–100,000 UTF-16 units. */
  readonly body: string;
}

/**
 * Puts an article where the bot finds it; whoever starts the playground brings it.
 *
 * @returns whether it was there already
 * @throws {ControlError} where the article can't be taken
 */
export type PublishArticle = (article: DraftArticle) => Promise<{ readonly known: boolean }>;

const mostUtf16Units = { title: 200, publisher: 40, body: 100_000 } as const;

export const publishing = {
  /** Publishes an article: a file of its own among those that the bot reads. */
  publishArticle: command(object({ title: text, publisher: text, body: text }), async ({ publish }, draft) => {
    if (publish === undefined) throw new ControlError('expected a folder of articles to publish in, got none');
    const article = { title: draft.title.trim(), publisher: draft.publisher.trim(), body: draft.body.trim() };
    for (const field of ['title', 'publisher', 'body'] as const) {
      const { length } = article[field];
      const least = field === 'publisher' ? 0 : 1;
      if (length < least || length > mostUtf16Units[field]) {
        throw new ControlError(`${field}: expected ${least} to ${mostUtf16Units[field]} UTF-16 units, got ${length}`);
      }
    }
    return publish(article);
  }),
};
