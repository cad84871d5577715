import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { migrations } from '../../src/storage/migrations.js';
import { openDatabase } from '../../src/storage/open-database.js';
import { readDatabase } from '../../src/storage/read-database.js';
import { createStoryMemory, prepareStoryOf } from '../../src/storage/sqlite-story-memory.js';
import type { StoryMember } from '../../src/story/story-memory.js';
import { temporaryFolder } from './folder.js';

function memberOf(articleId: string, more: Partial<StoryMember> = {}): StoryMember {
  return {
    articleId,
    storyId: articleId,
    publishedMs: 1_690_000_000_000,
    slots: Uint8Array.from({ length: 192 }, (_, i) => i),
    figures: Uint32Array.of(0, 7, 0xffff_ffff),
    ...more,
  };
}

function open(folder: string = temporaryFolder()) {
  const database = openDatabase(folder);
  onTestFinished(() => {
    database.close();
  });
  return { folder, database, memory: createStoryMemory(database) };
}

function plain(member: StoryMember | undefined) {
  return member && { ...member, slots: Array.from(member.slots) };
}

describe('the memory of stories', () => {
  it('gives back what was kept, also after a restart', () => {
    const { folder, database, memory } = open();
    const undated = memberOf('b', {
      storyId: 'a',
      publishedMs: null,
      slots: new Uint8Array(),
      figures: new Uint32Array(),
    });
    memory.save(memberOf('a'));
    memory.save(undated);
    database.close();
    const again = open(folder).memory;
    expect(plain(again.find('a'))).toEqual(plain(memberOf('a')));
    expect(plain(again.at(2))).toEqual(plain(undated));
    expect([again.storyOf('b'), again.storyOf('c'), again.find('c'), again.at(3)]).toEqual([
      'a',
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('reads on from a place, a part at a time', () => {
    const { memory } = open();
    for (const id of ['a', 'b', 'c']) memory.save(memberOf(id));
    expect(memory.after(0, 2).map(({ place }) => place)).toEqual([1, 2]);
    expect(memory.after(2, 2).map(({ place }) => place)).toEqual([3]);
    expect(memory.after(3, 2)).toEqual([]);
  });

  it('has one signature an article, the newest, under a new place; the story stays', () => {
    const { memory } = open();
    memory.save(memberOf('a'));
    memory.save(memberOf('b', { storyId: 'a' }));
    memory.save(memberOf('a', { storyId: 'other', publishedMs: 5 }));
    expect(memory.find('a')).toMatchObject({ storyId: 'a', publishedMs: 5 });
    expect(memory.after(0, 9).map(({ place }) => place)).toEqual([2, 3]);
    expect(memory.at(1)).toBeUndefined();
  });

  it('gives the place of what was rolled back to nothing else', () => {
    const { database, memory } = open();
    database.exec('BEGIN');
    memory.save(memberOf('a'));
    database.exec('ROLLBACK');
    memory.save(memberOf('b'));
    expect([memory.storyOf('a'), memory.at(1), memory.at(2)?.articleId]).toEqual([undefined, undefined, 'b']);
  });
});

describe('a reader without the lock', () => {
  it('reads what a closed database holds, and leaves no file beside it', () => {
    const { folder, database, memory } = open();
    memory.save(memberOf('b', { storyId: 'a' }));
    database.close();
    const before = readFileSync(join(folder, 'chuchu.sqlite'));
    const reader = readDatabase(folder);
    expect(reader && prepareStoryOf(reader)('b')).toBe('a');
    reader?.close();
    expect(readdirSync(folder)).toEqual(['chuchu.sqlite']);
    expect(readFileSync(join(folder, 'chuchu.sqlite')).equals(before)).toBe(true);
  });

  it('sees what the writing process has just kept, and is not in its way', () => {
    const { folder, memory } = open();
    const files = readdirSync(folder).toSorted();
    memory.save(memberOf('b', { storyId: 'a' }));
    const reader = readDatabase(folder);
    expect(reader && prepareStoryOf(reader)('b')).toBe('a');
    reader?.close();
    memory.save(memberOf('c'));
    expect(memory.storyOf('c')).toBe('c');
    expect(readdirSync(folder).toSorted()).toEqual(files);
  });

  it('finds none where there is none, nor in one of another version', () => {
    expect(readDatabase(temporaryFolder())).toBeNull();
    const folder = temporaryFolder();
    openDatabase(folder, migrations.slice(0, -1)).close();
    expect(readDatabase(folder)).toBeNull();
  });
});
