import type { ChatMemberUpdated } from 'grammy/types';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { OwedAlert } from '../../src/alert/alert.js';
import { referToPassage } from '../../src/article/passage-reference.js';
import { openSubscribing } from '../../src/cli/open-subscribing.js';
import { openDatabase } from '../../src/storage/open-database.js';
import { createOutbox } from '../../src/storage/sqlite-outbox.js';
import { createSubscriptions } from '../../src/storage/sqlite-subscriptions.js';
import { alertStateId } from '../../src/telegram/alerts/alert-state.js';
import { simplifiedChinese as texts } from '../../src/telegram/texts/zh-hans/texts.js';
import { batchOf, noonMs, owedAlert } from '../alert/owed-alert.js';
import { temporaryFolder } from '../storage/folder.js';
import { segmenter } from '../words/real-segmenter.js';
import { incomingMessage } from './incoming-message.js';
import { newsroom, quotedArticle, quotedSentence, quotedText, quotedTitle } from './newsroom.js';
import { buttonsOf, group, person, recordedBot } from './recorded-bot.js';

const sentenceAt = quotedText.indexOf(quotedSentence);

/** A bot that has sent these alerts, all in one message where they are of a digest. */
function afterAlerts(...alerts: readonly Partial<OwedAlert>[]) {
  const database = openDatabase(temporaryFolder());
  onTestFinished(() => {
    database.close();
  });
  const outbox = createOutbox(database, { timezone: 'Asia/Shanghai' });
  for (const more of alerts) {
    outbox.add(
      owedAlert({
        chatId: person,
        ...referToPassage({ id: 'a#2', text: quotedText }),
        sentence: { start: sentenceAt, end: sentenceAt + quotedSentence.length },
        ...more,
      }),
      noonMs,
    );
  }
  const batch = batchOf(outbox.head(person, 1, noonMs));
  outbox.begin(batch, noonMs);
  outbox.settle(batch, { state: 'sent', messageId: 1001, chatNotBeforeMs: noonMs }, noonMs);
  const events: string[] = [];
  const recorded = recordedBot(newsroom([quotedArticle()]), undefined, {
    alerts: {
      outbox,
      subscription: () => ({ topic: { kind: 'question', text: '中小企业利润增长了多少？' } }),
    },
    subscribing: openSubscribing({
      subscriptions: createSubscriptions(database, { now: () => noonMs }),
      schedules: outbox,
      segmenter: () => segmenter,
    }),
    chatEvents: {
      back: (chatId) => events.push(`back ${chatId}`),
      gone: (chatId) => events.push(`gone ${chatId}`),
      moved: (from, to) => events.push(`moved ${from} ${to}`),
    },
  });
  return { ...recorded, outbox, events };
}

const expired = {
  method: 'answerCallbackQuery',
  payload: { callback_query_id: 'tap', text: texts.alertExpired(), show_alert: true },
};

describe('a tap on an alert', () => {
  it('on 全文 shows the article in its place, and 回到引文 the alert again', async () => {
    const { tap, sent } = afterAlerts({});
    await tap(`${alertStateId(1)}:a0`);
    expect(sent[0]?.method).toBe('editMessageText');
    expect(String(sent[0]?.payload['text'])).toContain('推动中小企业平稳健康发展');
    const back = buttonsOf(sent[0]).flatMap((row) => (row['回到引文'] === undefined ? [] : [row['回到引文']]));
    expect(back).toEqual([`${alertStateId(1)}:q0`]);
    await tap(back[0] ?? '');
    expect(sent[2]?.payload['text']).toBe(
      `${quotedTitle}\n${quotedText}\n科技日报 · 2022年1月25日 · 原文\n因为你订阅了「中小企业利润增长了多少？」`,
    );
    expect(Object.keys(buttonsOf(sent[2])[1] ?? {})).toEqual(['不再提醒这类', '暂停提醒']);
  });

  it('turns the pages of a digest', async () => {
    const stories = Array.from({ length: 9 }, (_, n) => ({ storyId: `s${n}`, inDigest: true }));
    const { tap, sent } = afterAlerts(...stories);
    await tap('digest:1.1');
    expect(String(sent[0]?.payload['text'])).toMatch(/^订阅汇总：9 篇新文章\n\n9\. /u);
    expect(buttonsOf(sent[0])[0]).toEqual({ '‹': 'digest:1.0', '2/2': 'none' });
  });

  it.each([`${alertStateId(1)}:a0`, 'stop:1', 'pause:1', 'digest:1.0'])(
    'of another chat (%s) tells nobody anything',
    async (data) => {
      const { tap, sent } = afterAlerts({});
      await tap(data, { message: incomingMessage(group, 5, { text: '……' }) });
      expect(sent).toEqual([expired]);
    },
  );

  it.each([`${alertStateId(77)}:a0`, 'stop:77', 'digest:77.0'])('that is not kept (%s) says so', async (data) => {
    const { tap, sent } = afterAlerts({});
    await tap(data);
    expect(sent).toEqual([expired]);
  });

  it('of a bot that sends none is nobody’s', async () => {
    const { tap, sent } = recordedBot();
    await tap('stop:1');
    await tap(`${alertStateId(1)}:a0`);
    expect(sent.map(({ payload }) => payload['text'])).toEqual(Array(2).fill(texts.unknownButton()));
  });
});

describe('what becomes of a chat', () => {
  const change = (status: 'member' | 'kicked' | 'left'): ChatMemberUpdated => {
    const { chat, from } = incomingMessage(person, 1, { text: '' });
    const user = { id: 1, is_bot: true, first_name: '出处' };
    if (from === undefined) throw new Error('expected somebody');
    const member = status === 'kicked' ? { status, user, until_date: 0 } : { status, user };
    return { chat, from, date: 0, old_chat_member: member, new_chat_member: member };
  };

  it('is noted: blocked, unblocked, left', async () => {
    const { handle, events, sent } = afterAlerts({});
    await handle({ my_chat_member: change('kicked') });
    await handle({ my_chat_member: change('member') });
    await handle({ my_chat_member: change('left') });
    expect(events).toEqual([`gone ${person}`, `back ${person}`, `gone ${person}`]);
    expect(sent).toEqual([]);
  });

  it('is noted: a group that has become a supergroup', async () => {
    const { receive, events, sent } = afterAlerts({});
    await receive(group, { migrate_to_chat_id: -1005 });
    expect(events).toEqual([`moved ${group} -1005`]);
    expect(sent).toEqual([]);
  });

  it('is noted: somebody writes, and is answered', async () => {
    const { receive, events, sent } = afterAlerts({});
    await receive(person, { text: '中小企业利润增长了多少？' });
    expect(events).toEqual([`back ${person}`]);
    expect(sent).toHaveLength(1);
  });

  it('costs a line in the log where it can not be noted', async () => {
    const { handle, log } = recordedBot(newsroom(), undefined, {
      chatEvents: {
        back: () => {
          throw new Error('disk full');
        },
        gone: () => {},
        moved: () => {},
      },
    });
    await handle({ my_chat_member: change('member') });
    expect(log.lines).toEqual(['error update 1: could not note what became of a chat: Error: disk full']);
  });
});
