import { expect, it, onTestFinished } from 'vitest';
import { openDatabase } from '../../src/storage/open-database.js';
import { createWelcomes } from '../../src/storage/sqlite-welcomes.js';
import { temporaryFolder } from './folder.js';

function open(folder: string) {
  const database = openDatabase(folder);
  onTestFinished(() => {
    database.close();
  });
  return createWelcomes(database);
}

it('a chat is told once, and again when enough time has passed; a restart changes nothing', () => {
  const folder = temporaryFolder();
  const welcomes = open(folder);
  expect(welcomes.begin(-1, 1000, 500)).toBe(true);
  expect(welcomes.begin(-1, 1000, 500)).toBe(false);
  expect(open(folder).begin(-1, 1499, 500)).toBe(false);
  expect(welcomes.begin(-2, 1499, 500)).toBe(true);
  expect(welcomes.begin(-1, 1500, 500)).toBe(true);
  expect(welcomes.begin(-1, 1600, 500)).toBe(false);
});

it('a supergroup that a group has become is no new one, whether or not the group was told', () => {
  const welcomes = open(temporaryFolder());
  welcomes.begin(-1, 0, 500);
  for (const from of [-1, -2]) {
    welcomes.move(from, from - 1000, 900);
    welcomes.move(from, from - 1000, 900);
    expect(welcomes.begin(from - 1000, 1000, 500)).toBe(false);
    expect(welcomes.begin(from - 1000, 1400, 500)).toBe(true);
  }
  expect(welcomes.begin(-1, 900, 500)).toBe(true);
});
