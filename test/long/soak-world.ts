import { join } from 'node:path';
import * as fc from 'fast-check';
import type { Control } from '../../src/playground/control/controls.js';
import { anyUpdate } from '../serve/any-update.js';
import { addFuzzChats } from '../serve/fuzz-chats.js';
import { arrivalDeeds, type Sources } from './arrival-deeds.js';
import { chatDeeds } from './chat-deeds.js';
import { chooseDeeds, type Scene } from './deed.js';
import { startFeedSite } from './feed-site.js';
import { groupDeeds } from './group-deeds.js';
import { createGrowingCorpus } from './growing-corpus.js';
import { inlineDeeds } from './inline-deeds.js';
import { createLedger, type Ledger } from './ledger.js';
import { createNewsroom } from './newsroom.js';
import { readQuestions } from './questions.js';
import type { SeededRandom } from './seeded-random.js';
import { createSteadySubscribers, type SteadySubscribers } from './steady-subscribers.js';
import { subscribingDeeds } from './subscribing-deeds.js';

export interface WorldOptions {
  readonly control: Control;
  readonly top: string;
  /** The process's own folder; its corpus is made there. */
  readonly cwd: string;
  readonly random: SeededRandom;
  readonly seed: number;
  /** `chat`: people ask and look things up, and the articles stay as they are. */
  readonly mix: 'all' | 'chat';
  /** The articles to begin with; `seeds/` where none are given. */
  readonly corpusFrom: string | null;
  /** How many made ones are there besides. */
  readonly startArticles: number;
  readonly mostArticles: number;
}

/** The people, the articles and the web site that the bot has to do with. */
export interface SoakWorld {
  readonly ledger: Ledger;
  readonly sources: Sources;
  /** `null` where nothing arrives. */
  readonly steady: SteadySubscribers | null;
  /** What the bot is set. */
  readonly env: Readonly<Record<string, string>>;
  readonly people: { readonly ids: readonly number[]; readonly names: readonly string[] };
  /** Does the next thing. */
  readonly act: () => Promise<void>;
  readonly question: () => string;
  close(): Promise<void>;
}

const readers = [810_000_101, 810_000_102, 810_000_103, 810_000_104, 810_000_105, 810_000_106];
const languages = ['zh-hans', 'zh-hant', 'en', 'zh-hans', 'zh-TW', undefined] as const;
const administrator = 810_000_190;

export async function createSoakWorld(options: WorldOptions): Promise<SoakWorld> {
  const { control, top, cwd, random, seed, mix, corpusFrom, startArticles, mostArticles } = options;
  const newsroom = createNewsroom(random);
  const start = Array.from({ length: startArticles }, () => newsroom.next());
  const corpus = await createGrowingCorpus(join(cwd, 'corpus'), corpusFrom ?? join(top, 'seeds'), start);
  const site = await startFeedSite();
  const known = readQuestions(top);
  const question = (): string => (random.next() < 0.5 ? newsroom.question() : null) ?? random.pick(known);
  const ledger = createLedger();
  const scene: Scene = { control, random, ledger, readers, question };
  const groups = await addPeople(scene);
  const strange = fc.sample(anyUpdate(await addFuzzChats(control)), { seed, numRuns: 500 });
  const sources = { corpus, newsroom, site, administrator, mostArticles };
  const steady = mix === 'all' ? await createSteadySubscribers(scene) : null;
  const act = chooseDeeds(
    {
      ...chatDeeds(scene, strange),
      ...groupDeeds(scene, groups),
      ...inlineDeeds(scene, groups.free),
      ...(steady !== null && { ...subscribingDeeds(scene), ...arrivalDeeds(scene, sources), ...steady.deeds }),
    },
    scene,
  );
  return {
    ledger,
    sources,
    steady,
    question,
    act,
    env: {
      ADMIN_IDS: String(administrator),
      ANSWERS_PER_MINUTE: '99999',
      CORPUS_DIR: corpus.dir,
      INDEX_PROCESSES: '1',
      ...(mix === 'all' && { FEEDS: site.feeds, FEED_ALLOW_PRIVATE: 'yes', FEED_CONTACT: 'editor@example.org' }),
    },
    people: {
      ids: [...readers, administrator, ...(steady?.all ?? []).flatMap(({ chatIds }) => chatIds)],
      names: ['读者阿贵', '订户阿飞', '管事阿福'],
    },
    close: () => site.close(),
  };
}

async function addPeople({ control, ledger }: Scene): Promise<{ readonly asking: number; readonly free: number }> {
  for (const [place, id] of readers.entries()) {
    const languageCode = languages[place];
    // oxlint-disable-next-line no-await-in-loop -- one after the other
    await control.addUser({ id, firstName: '读者阿贵', ...(languageCode !== undefined && { languageCode }) });
    ledger.watch(id);
  }
  await control.addUser({ id: administrator, firstName: '管事阿福', languageCode: 'zh-hans' });
  await control.setBot({ mentionsArrive: true, inline: true, inlineFeedback: true });
  const addGroup = async (title: string): Promise<number> => {
    const { id } = await control.addGroup({ title, members: [...readers], type: 'supergroup' });
    await control.addBot({ chat: id, by: readers[0] ?? 0 });
    ledger.watch(id);
    return id;
  };
  return { asking: await addGroup('读报群'), free: await addGroup('闲谈群') };
}
