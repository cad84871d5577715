/** What a post says about who published it. */
export interface PublisherHints {
  /** Of the source line; empty where it names none, `null` where there is no such line. */
  readonly sourceLine: string | null;
  readonly tags: readonly string[];
  readonly category: string | null;
  readonly navigationLabel: string | null;
}

/**
 * The publisher of a post: what its source line says, else what its tag does.
 *
 * The template's tag is the publisher's name and 新闻 (`科技日报新闻`, `每日经济新闻新闻`): one 新闻 comes off. It stays
 * where the tag is the name of a channel: of a category that is no publisher's pinyin but ends in `news` (`emnews`,
 * 东财滚动新闻), and where the tag does not end so (新闻联播). A tag of any other form names the publisher only where the
 * navigation leads back to it; elsewhere tags are subjects.
 */
export function namePublisher({ sourceLine, tags, category, navigationLabel }: PublisherHints): string | null {
  if (sourceLine !== null && sourceLine !== '') return sourceLine;
  const [tag, ...others] = tags;
  if (tag === undefined || others.length > 0) return null;
  const publisher = tag.endsWith('新闻') ? tag.slice(0, -'新闻'.length) : '';
  if (publisher !== '' && !(category ?? '').endsWith('news')) return publisher;
  return publisher !== '' || tag === navigationLabel ? tag : null;
}
