import { describe, expect, it } from 'vitest';
import { wantedArticles } from '../../src/telegram/administration/wanted-articles.js';
import { incomingMessage, type MessageContent } from './incoming-message.js';

const document = (name: string) => ({ file_id: name, file_unique_id: name, file_name: name });

type Answered = NonNullable<MessageContent['reply_to_message']>;

/** `/add` in answer to another message. */
function answering(content: MessageContent, more: MessageContent = {}) {
  const message: unknown = incomingMessage(7, 1, content);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- its type wants a field that is present and undefined
  return incomingMessage(7, 2, { text: '/add', ...more, reply_to_message: message as Answered });
}

describe('what /add takes', () => {
  it('is what is written behind it, whatever it answers', () => {
    const message = answering({ document: document('a.md') });
    expect(wantedArticles(message, 'https://a.example/1\n https://a.example/2')).toEqual({
      kind: 'addresses',
      addresses: ['https://a.example/1', 'https://a.example/2'],
    });
    const many = Array.from({ length: 9 }, (_, n) => `https://a.example/${n}`);
    expect(wantedArticles(message, many.join(' '))).toEqual({ kind: 'addresses', addresses: many.slice(0, 5) });
  });

  it('is the file that it stands under, before the one that it answers', () => {
    const message = answering({ document: document('old.md') }, { document: document('own.md') });
    expect(wantedArticles(message, '')).toMatchObject({ document: { file_id: 'own.md' } });
    expect(wantedArticles(answering({ document: document('old.md') }), '')).toMatchObject({
      document: { file_id: 'old.md' },
    });
  });

  it('is the links of what it answers, shown or behind words, in text or caption, each once', () => {
    const words = '看 example.org/a 和 https://example.org/b，还有这里';
    const entities = [
      { type: 'url' as const, offset: 2, length: 13 },
      { type: 'url' as const, offset: 18, length: 21 },
      { type: 'text_link' as const, offset: 42, length: 2, url: 'https://example.org/b' },
      { type: 'bold' as const, offset: 0, length: 1 },
    ];
    const links = { kind: 'addresses', addresses: ['https://example.org/a', 'https://example.org/b'] };
    expect(wantedArticles(answering({ text: words, entities }), '')).toEqual(links);
    expect(wantedArticles(answering({ caption: words, caption_entities: entities }), '')).toEqual(links);
  });

  it('is nothing where there is neither', () => {
    expect(wantedArticles(answering({ text: '没有链接' }), '')).toEqual({ kind: 'nothing' });
    expect(wantedArticles(incomingMessage(7, 1, { text: '/add' }), '')).toEqual({ kind: 'nothing' });
  });
});
