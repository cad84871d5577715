import { describe, expect, it } from 'vitest';
import { NameSearch } from '../../src/index/names/name-search.js';

const publishers = ['科技日报', '沧州日报', '人民日报', '新华社', '21世纪经济报道'];
/** By the whole name, and by each two characters of it. */
const terms = (name: string) => [name, ...Array.from({ length: name.length - 1 }, (_, at) => name.slice(at, at + 2))];

function searchOf(names: readonly string[]): NameSearch {
  const search = new NameSearch(terms);
  search.keep(names);
  return search;
}

describe('names', () => {
  it.each([
    ['科级日报', '科技日报'],
    ['新华', '新华社'],
    ['21世纪', '21世纪经济报道'],
    ['沧洲日报', '沧州日报'],
  ])('near to %s: %s first', (written, name) => {
    expect(searchOf(publishers).near(written, 1)).toEqual([name]);
  });

  it('are as many as asked for, and none where nothing is near', () => {
    expect(searchOf(publishers).near('日报', 2)).toHaveLength(2);
    expect(searchOf(publishers).near('火星', 5)).toEqual([]);
    expect(searchOf([]).near('日报', 5)).toEqual([]);
    expect(new NameSearch(() => []).near('日报', 5)).toEqual([]);
  });

  it('are those that were kept last', () => {
    const search = searchOf(publishers);
    search.keep(['科技日报', '科学时报']);
    expect(search.size).toBe(2);
    expect(search.near('人民日报', 5)).toEqual(['科技日报']);
    expect(search.near('科学时代', 1)).toEqual(['科学时报']);
    search.keep(publishers);
    expect(search.near('人民日报', 1)).toEqual(['人民日报']);
  });

  it('can be taken in in turns, and say the same then', async () => {
    const names = Array.from({ length: 230 }, (_, i) => `第${i}号日报`);
    const search = new NameSearch(terms);
    let turns = 0;
    await search.keepInTurns(names, () => {
      turns += 1;
      // What there is can be asked meanwhile.
      expect(search.near('第1号日报', 1)).toEqual(['第1号日报']);
      return Promise.resolve();
    });
    expect(turns).toBe(4);
    expect(search.near('第229号日板', 3)).toEqual(searchOf(names).near('第229号日板', 3));
  });
});
