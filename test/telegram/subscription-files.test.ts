import type { Message } from 'grammy/types';
import { describe, expect, it } from 'vitest';
import { writeSubscriptionFile } from '../../src/alert/subscription-file.js';
import { simplifiedChinese as texts } from '../../src/telegram/texts/zh-hans/texts.js';
import { labels } from '../serve/telegram.js';
import { type SubscribingStage, subscribingStage, type Voice } from './subscribing-stage.js';

const words = texts.subscribing;

async function postFile(
  stage: SubscribingStage,
  { user, chat }: Voice,
  text: string,
  caption?: string,
): Promise<Message> {
  const file = { name: 'a.json', mimeType: 'application/json', base64: Buffer.from(text).toString('base64') };
  const said = { ...(caption !== undefined && { caption }) };
  return (await stage.control.post({ user, chat, kind: 'document', file, ...said })).message;
}

async function somebodyElse(stage: SubscribingStage): Promise<Voice> {
  const { id } = await stage.control.addUser({});
  return { user: id, chat: id };
}

/** Subscriptions without what differs from chat to chat. */
function kept({ subscriptions }: SubscribingStage, chatId: number) {
  return subscriptions
    .of({ chatId, threadId: 0 })
    .map(({ topic, delivery, silent, pause }) => ({ topic, delivery, silent, pause }));
}

describe('a file of subscriptions', () => {
  it('goes out with /export and comes in with /import, in its caption or in a reply to it', async () => {
    const stage = await subscribingStage();
    const { say, taps, hears, reader, control } = stage;
    await taps(reader, await say(reader, '/subscribe 芯片 -广告'), '每周汇总', '周一', '7:00');
    await taps(reader, await say(reader, '/subscribe 专精特新企业的融资政策'), '静音');
    const exported = await say(reader, '/export');
    expect(exported).toMatchObject({
      caption: words.exported(2),
      document: { file_name: 'chuchu-subscriptions.json' },
    });

    const other = await somebodyElse(stage);
    const text = writeSubscriptionFile(stage.subscriptions.of({ chatId: reader.chat, threadId: 0 }));
    expect(exported.document?.file_size).toBe(Buffer.byteLength(text));
    await postFile(stage, other, text, '/import');
    const imported = await hears(other);
    expect(imported.text).toBe('导入了 2 项订阅。');
    expect(labels(imported)).toEqual([['全部订阅']]);
    expect(kept(stage, other.chat)).toEqual(kept(stage, reader.chat));

    const third = await somebodyElse(stage);
    const { message_id: replyTo } = await postFile(stage, third, text);
    expect((await hears(third)).text).toBe(texts.wordless('picture'));
    await say(third, '/subscribe 专精特新企业的融资政策');
    expect((await say(third, '/import', { replyTo })).text).toBe('导入了 1 项订阅，另有 1 项这里已经有了。');
    expect(kept(stage, third.chat)).toHaveLength(2);
    expect((await control.callbacks()).every(({ answer }) => answer !== null)).toBe(true);
    expect(await stage.faults()).toEqual([]);
  });

  it.each([
    ['{', '没有导入。文件不是 JSON，可能损坏了。'],
    ['{"format":"other"}', '没有导入。这不是 /export 导出的文件。'],
    ['{"format":"chuchu-subscriptions","version":2}', '没有导入。文件是更新版本的程序导出的，我还读不懂。'],
    [
      '{"format":"chuchu-subscriptions","version":1,"subscriptions":[{"topic":1}]}',
      '没有导入。文件里的 subscriptions[0].topic 读不懂。',
    ],
    [
      '{"format":"chuchu-subscriptions","version":1,"subscriptions":[{"topic":{"kind":"question","text":"？"}}]}',
      '没有导入。文件里的 subscriptions[0].topic 不能订阅：「？」里没有可以查找的词。请写出关心的人、机构、地点或事情。',
    ],
    [' '.repeat(3_000_001), '没有导入。文件太大，不像是 /export 导出的。'],
  ])('that is no such file says so, and nothing is imported', async (text, problem) => {
    const stage = await subscribingStage();
    await postFile(stage, stage.reader, text, '/import');
    expect((await stage.hears(stage.reader)).text).toBe(problem);
    expect(kept(stage, stage.reader.chat)).toEqual([]);
    expect(await stage.faults()).toEqual([]);
  });

  it('with more than there is room for is not imported at all', async () => {
    const stage = await subscribingStage({ maxPerChat: 1 });
    const topics = ['芯片', '稻田'].map((name) => ({
      topic: { kind: 'publisher', name },
      delivery: { kind: 'at-once' },
    }));
    const text = JSON.stringify({ format: 'chuchu-subscriptions', version: 1, subscriptions: topics });
    await postFile(stage, stage.reader, text, '/import');
    expect((await stage.hears(stage.reader)).text).toBe(words.noRoomForFile(1, 0));
    expect(kept(stage, stage.reader.chat)).toEqual([]);
  });

  it('that can not be fetched leaves no token in the log', async () => {
    const stage = await subscribingStage();
    await stage.control.fault({ method: 'getFile', code: 400, description: 'Bad Request: file is too big' });
    await postFile(stage, stage.reader, '{}', '/import');
    expect((await stage.hears(stage.reader)).text).toBe(words.notDone());
    expect(stage.log.lines.filter((line) => line.startsWith('error'))).toEqual([
      expect.stringMatching(/^error update \d+: could not change subscriptions: getFile: 400 /u),
    ]);
  });

  it('is asked for where there is none', async () => {
    const { say, reader } = await subscribingStage();
    expect((await say(reader, '/import')).text).toBe(words.askFile());
    expect((await say(reader, '/export')).text).toBe(words.nothingToExport());
  });
});

describe('a link that somebody shared', () => {
  async function linkOf(stage: SubscribingStage, written: string): Promise<string> {
    const card = await stage.say(stage.reader, `/subscribe ${written}`);
    const { message_id: messageId } = card;
    const tapped = await stage.control.tap({ user: stage.reader.user, messageId, button: '分享' });
    if (tapped.kind !== 'url') throw new Error(`expected an address, got ${tapped.kind}`);
    const { searchParams } = new URL(tapped.url);
    expect(searchParams.get('text')).toContain(written);
    return new URL(searchParams.get('url') ?? '').searchParams.get('start') ?? '';
  }

  it('lets others follow it, in their own way', async () => {
    const stage = await subscribingStage();
    const parameter = await linkOf(stage, '芯片 -广告');
    expect(parameter).toMatch(/^[\w-]{1,64}$/u);
    const other = await somebodyElse(stage);
    expect((await stage.say(other, `/start ${parameter}`)).text).toMatch(/^已订阅：芯片 -广告\n/u);
    expect(kept(stage, other.chat)).toEqual(kept(stage, stage.reader.chat));
    expect((await stage.say(other, `/start ${parameter}`)).text).toMatch(/^这里早已订阅：/u);
    expect(await stage.faults()).toEqual([]);
  });

  it('leads nowhere once it is removed, or where nobody made it', async () => {
    const stage = await subscribingStage();
    const parameter = await linkOf(stage, '芯片');
    const other = await somebodyElse(stage);
    await stage.say(stage.reader, '/subscribe 稻田');
    const forged = parameter.replace('s_1_', 's_2_');
    for (const wrong of [forged, `${parameter}0`, 's_', 's_1', `s_1_${'A'.repeat(16)}`]) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      expect((await stage.say(other, `/start ${wrong}`)).text).toBe(words.shareGone());
    }
    stage.subscriptions.remove(1);
    expect((await stage.say(other, `/start ${parameter}`)).text).toBe(words.shareGone());
    expect(kept(stage, other.chat)).toEqual([]);
  });
});
