import { exampleData } from '../messages/callback-data.js';
import type { News } from '../news.js';
import { oneLine } from '../texts/one-line.js';
import type { Texts } from '../texts/texts.js';
import { maxExampleUtf16Units } from './message-limits.js';
import { type Page, plainPage } from './page.js';

/** What the bot is, and questions to begin with, one a button. */
export function startPage({ exampleQuestions }: News, texts: Texts): Page {
  const keyboard = exampleQuestions
    .map((question) => oneLine(question, maxExampleUtf16Units))
    .filter((question) => question !== null)
    .map((question, place) => [{ text: question, callback_data: exampleData(place) }]);
  return { ...plainPage(texts.start(keyboard.length > 0)), keyboard };
}
