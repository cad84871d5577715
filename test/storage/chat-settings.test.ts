import { expect, it, onTestFinished } from 'vitest';
import { openDatabase } from '../../src/storage/open-database.js';
import { createChatSettings } from '../../src/storage/sqlite-chat-settings.js';
import { unsetChatSettings } from '../../src/telegram/settings/chat-settings.js';
import { temporaryFolder } from './folder.js';

function open(folder: string) {
  const database = openDatabase(folder);
  onTestFinished(() => {
    database.close();
  });
  return createChatSettings(database, { unset: unsetChatSettings });
}

it('keeps what a chat sets, through a restart, and leaves the rest as it was', () => {
  const folder = temporaryFolder();
  const settings = open(folder);
  expect(settings.of(-1)).toEqual({ language: null, quotes: 1, whoAsks: 'everybody' });
  expect(settings.change(-1, { language: 'zh-Hant' })).toEqual({
    language: 'zh-Hant',
    quotes: 1,
    whoAsks: 'everybody',
  });
  expect(settings.change(-1, { quotes: 3 })).toEqual({ language: 'zh-Hant', quotes: 3, whoAsks: 'everybody' });
  expect(settings.change(-1, { language: null, whoAsks: 'administrators' })).toEqual({
    language: null,
    quotes: 3,
    whoAsks: 'administrators',
  });
  expect(open(folder).of(-1)).toEqual({ language: null, quotes: 3, whoAsks: 'administrators' });
  expect(settings.of(-2)).toEqual(unsetChatSettings);
});

it('moves with a group that becomes a supergroup, whose own settings stay', () => {
  const settings = open(temporaryFolder());
  settings.change(-1, { language: 'en' });
  settings.move(-1, -100);
  settings.move(-1, -100);
  expect(settings.of(-100).language).toBe('en');
  expect(settings.of(-1)).toEqual(unsetChatSettings);
  settings.change(-2, { language: 'zh-Hans' });
  settings.move(-2, -100);
  expect(settings.of(-100).language).toBe('en');
  expect(settings.of(-2)).toEqual(unsetChatSettings);
  settings.move(-100, -100);
  expect(settings.of(-100).language).toBe('en');
});

it('keeps the language last spoken with a chat, whatever it sets', () => {
  const folder = temporaryFolder();
  const settings = open(folder);
  expect(settings.lastLanguage(7)).toBeNull();
  settings.noteLanguage(7, 'en');
  settings.change(7, { language: 'zh-Hans' });
  settings.noteLanguage(7, 'zh-Hant');
  expect(open(folder).lastLanguage(7)).toBe('zh-Hant');
  expect(settings.of(7).language).toBe('zh-Hans');
});

it('moves the language with a group, unless one is known of the supergroup', () => {
  const settings = open(temporaryFolder());
  settings.noteLanguage(-1, 'en');
  settings.move(-1, -100);
  expect([settings.lastLanguage(-1), settings.lastLanguage(-100)]).toEqual([null, 'en']);
  settings.noteLanguage(-2, 'zh-Hant');
  settings.move(-2, -100);
  expect([settings.lastLanguage(-2), settings.lastLanguage(-100)]).toEqual([null, 'en']);
});
