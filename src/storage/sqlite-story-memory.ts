import type Database from 'better-sqlite3';
import type { PlacedSlots, StoryMember, StoryMemory } from '../story/story-memory.js';

interface MemberRow {
  readonly articleId: string;
  readonly storyId: string;
  readonly publishedMs: number | null;
  readonly slots: Buffer;
  /** 32-bit numbers, little endian. */
  readonly figures: Buffer;
}

interface SlotsRow extends Pick<MemberRow, 'publishedMs' | 'slots'> {
  readonly place: number;
}

const columns = `article_id AS articleId, story_id AS storyId, published_at AS publishedMs, slots, figures`;

/** Stories in SQLite; {@link StoryMemory.save} takes part in a transaction that the connection has open. */
export function createStoryMemory(database: Database.Database): StoryMemory {
  const byArticle = database.prepare<[string], MemberRow>(`SELECT ${columns} FROM story_member WHERE article_id = ?`);
  const byPlace = database.prepare<[number], MemberRow>(`SELECT ${columns} FROM story_member WHERE place = ?`);
  const behind = database.prepare<[number, number], SlotsRow>(
    'SELECT place, published_at AS publishedMs, slots FROM story_member WHERE place > ? ORDER BY place LIMIT ?',
  );
  const lastPlace = database.prepare<[], number>('SELECT coalesce(max(place), 0) FROM story_member').pluck();
  // One statement: with or without a transaction around it, it is done wholly or not at all.
  const save = database.prepare<MemberRow & { readonly place: number }>(
    `INSERT INTO story_member VALUES (@place, @articleId, @storyId, @publishedMs, @slots, @figures)
     ON CONFLICT (article_id) DO UPDATE SET place = excluded.place, published_at = excluded.published_at,
       slots = excluded.slots, figures = excluded.figures`,
  );
  const storyOf = prepareStoryOf(database);

  // Counted here, not by SQLite, which gives the places of a transaction that was rolled back again.
  let place = lastPlace.get() ?? 0;
  return {
    storyOf,
    find: (articleId) => readMember(byArticle.get(articleId)),
    at: (wanted) => readMember(byPlace.get(wanted)),
    after: (from, limit): readonly PlacedSlots[] => behind.all(from, limit),
    save: ({ figures, slots, ...rest }) => {
      place += 1;
      save.run({ ...rest, place, slots: Buffer.from(slots), figures: writeFigures(figures) });
    },
  };
}

/** The story of an article, of those that were kept; for who only reads. */
export function prepareStoryOf(database: Database.Database): StoryMemory['storyOf'] {
  const select = database.prepare<[string], string>('SELECT story_id FROM story_member WHERE article_id = ?').pluck();
  return (articleId) => select.get(articleId);
}

function readMember(row: MemberRow | undefined): StoryMember | undefined {
  if (row === undefined) return undefined;
  const { figures: bytes, ...rest } = row;
  const figures = Uint32Array.from({ length: bytes.length / 4 }, (_, i) => bytes.readUInt32LE(i * 4));
  return { ...rest, figures };
}

function writeFigures(figures: Uint32Array): Buffer {
  const bytes = Buffer.alloc(figures.length * 4);
  for (const [i, hash] of figures.entries()) bytes.writeUInt32LE(hash, i * 4);
  return bytes;
}
