import type { ArrivedArticle } from '../alert/arrived-article.js';
import { type OweAlertsPorts, oweAlerts } from '../alert/owe-alerts.js';
import type { Percolator } from '../alert/percolator.js';
import type { Subscriptions } from '../alert/subscriptions.js';
import { publishedMonth } from '../article/published-month.js';
import { indexedPassages } from '../index/index-passages.js';
import type { IndexedPassage } from '../index/passage-index.js';
import type { ArticleNews } from '../intake/tell-arrivals.js';
import type { Stories } from '../story/stories.js';
import type { Log } from './log.js';
import type { OpenCorpus } from './open-corpus.js';

export interface AnnouncerPorts {
  readonly corpus: Pick<OpenCorpus, 'library' | 'segmenter'>;
  readonly stories: Stories;
  readonly percolator: Pick<Percolator, 'match' | 'isEmpty'>;
  readonly subscriptions: Pick<Subscriptions, 'alerted'>;
  readonly owing: OweAlertsPorts;
  readonly log: Log;
  /** Milliseconds since 1970-01-01T00:00:00Z. */
  readonly now: () => number;
  readonly takeTurn: () => Promise<void>;
}

/** From articles that are new to what chats are owed. */
export class Announcer {
  readonly #ports: AnnouncerPorts;
  /** The article that is about to be told, cut into words. */
  #prepared: { readonly id: string; readonly indexed: readonly IndexedPassage[] } | null = null;

  constructor(ports: AnnouncerPorts) {
    this.#ports = ports;
  }

  /** Cuts an article that is about to be told into words, in turns. */
  async prepare(articleId: string): Promise<void> {
    if (this.#ports.percolator.isEmpty) return;
    const { library, segmenter } = this.#ports.corpus;
    const indexed: IndexedPassage[] = [];
    const article = library.article(articleId);
    const month = article && publishedMonth(article);
    for (const passage of library.passagesOf(articleId)) {
      indexed.push(...indexedPassages(segmenter, [passage], month));
      // oxlint-disable-next-line no-await-in-loop -- that is the purpose
      await this.#ports.takeTurn();
    }
    this.#prepared = { id: articleId, indexed };
  }

  /** Writes down what follows from news, within the transaction that is open. */
  take({ arrived, added, changed }: ArticleNews): void {
    const { corpus, stories } = this.#ports;
    // Those that were there at the start have a story already.
    for (const id of [...added.filter((each) => stories.storyOf(each) === undefined), ...changed]) {
      const article = corpus.library.article(id);
      if (article !== undefined) stories.assign(article);
    }
    for (const id of arrived) this.#announce(id);
    this.#prepared = null;
  }

  #announce(articleId: string): void {
    const { corpus, stories, percolator, subscriptions, owing, now } = this.#ports;
    const { library, segmenter } = corpus;
    const article = library.article(articleId);
    const head = library.head(articleId);
    const passages = library.passagesOf(articleId);
    if (article === undefined || head === undefined) {
      throw new Error(`article ${articleId}: expected it in the library, got none`);
    }
    const storyId = stories.assign(article);
    if (passages.length === 0 || percolator.isEmpty) return;
    const month = publishedMonth(article);
    const indexed =
      this.#prepared?.id === articleId ? this.#prepared.indexed : indexedPassages(segmenter, [...passages], month);
    const matches = this.#match(
      { head, passages, indexed, ...(month !== undefined && { month }) },
      articleId,
      percolator,
    );
    const nowMs = now();
    oweAlerts({ storyId, articleId, passages }, matches, nowMs, owing);
    subscriptions.alerted(
      matches.map(({ subscriptionId }) => subscriptionId),
      nowMs,
    );
  }

  #match(article: ArrivedArticle, articleId: string, percolator: Pick<Percolator, 'match'>) {
    try {
      return percolator.match(article);
    } catch (error) {
      // One article that can't be matched must not keep the others from being told.
      this.#ports.log.error(`article ${articleId}: expected to find who asked for it, got ${String(error)}`);
      return [];
    }
  }
}
