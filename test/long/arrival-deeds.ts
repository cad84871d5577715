import type { Deeds, Scene } from './deed.js';
import type { FeedSite } from './feed-site.js';
import type { Arrival, GrowingCorpus } from './growing-corpus.js';
import { postOf } from './made-article.js';
import { changed, type Newsroom, pickSettled } from './newsroom.js';

export interface Sources {
  readonly corpus: GrowingCorpus;
  readonly newsroom: Newsroom;
  readonly site: FeedSite;
  /** Writes `/add`. */
  readonly administrator: number;
  /** No article comes when so many have been made up. */
  readonly mostArticles: number;
}

/** How long `/add` may be in hand: a page is fetched, and the article waited for. */
const addingMs = 30_000;

/** What happens to the articles: they come, in every way there is, are changed, moved, copied and deleted. */
export function arrivalDeeds(scene: Scene, { corpus, newsroom, site, administrator, mostArticles }: Sources): Deeds {
  const { control, random, ledger } = scene;
  const toSettled = (deed: (arrival: Arrival) => void) => (): void => {
    const arrival = pickSettled(corpus, random);
    if (arrival !== null) deed(arrival);
  };
  const comeIn = (count: number): void => {
    for (let left = Math.min(count, mostArticles - newsroom.made.size); left > 0; left -= 1)
      corpus.write(newsroom.next());
  };
  return {
    'an article comes': { weight: 8, run: () => comeIn(1) },
    'a small burst comes': {
      weight: 1,
      run: () => comeIn(5 + Math.floor(random.next() * 20)),
    },
    'an article is reprinted': {
      weight: 1,
      run: toSettled(({ made }) => {
        if (made.story === made.serial) corpus.write(newsroom.reprint(made));
      }),
    },
    'an article is changed': { weight: 2, run: toSettled((arrival) => corpus.change(arrival, changed(arrival.made))) },
    'an article is moved': { weight: 1, run: toSettled((arrival) => corpus.move(arrival)) },
    'an article is copied': { weight: 1, run: toSettled((arrival) => corpus.copy(arrival)) },
    'an article is deleted': { weight: 1, run: toSettled((arrival) => corpus.remove(arrival)) },
    'a file that is no article comes': {
      weight: 1,
      run: () =>
        corpus.writeRaw(`news/bad-${Math.floor(random.next() * 5)}.html`, '---\ndate: 5月1日\n---\n<p>无。</p>\n'),
    },
    'a feed has an item': { weight: 2, run: () => site.publish(newsroom.next()) },
    'an administrator adds one': {
      weight: 1,
      run: async () => {
        const user = administrator;
        const made = newsroom.next();
        const bytes = Buffer.from(postOf(made, Date.now())).toString('base64');
        const { message } =
          random.next() < 0.5
            ? await control.say({ user, text: `/add ${site.pageOf(made)}` })
            : await control.post({
                user,
                kind: 'document',
                caption: '/add',
                file: { name: `by-hand-${made.serial}.html`, base64: bytes },
              });
        const messageId = message.message_id;
        ledger.ask({ chat: user, user, messageId, mayBeEdited: false, mayTakeMs: addingMs, isToldTwice: true });
      },
    },
    'an administrator looks': {
      weight: 1,
      run: async () => {
        const { message } = await control.say({ user: administrator, text: '/status' });
        const messageId = message.message_id;
        ledger.ask({ chat: administrator, user: administrator, messageId, mayBeEdited: false, mayTakeMs: addingMs });
      },
    },
  };
}

/** So many at once that they are folded into a new layer of the index. */
export function bringBurst({ corpus, newsroom }: Pick<Sources, 'corpus' | 'newsroom'>, count: number): void {
  for (let left = count; left > 0; left -= 1) corpus.write(newsroom.next());
}
