import type { Message } from 'grammy/types';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { botId, type Stage, startStage } from './stage.js';

let stage: Stage;
beforeEach(async () => {
  stage = await startStage();
});
afterEach(() => stage.close());

const keyboard = { inline_keyboard: [[{ text: '下一段', callback_data: 'next' }]] };

describe('who may be written to', () => {
  it('those who wrote first', async () => {
    const { control } = stage;
    await control.addUser({ id: 43, firstName: '生人' });
    expect(await stage.verdict('sendMessage', { chat_id: 43, text: '一' })).toBe('400 Bad Request: chat not found');
    const group = await control.addGroup({ title: '读报群', members: [42, 43] });
    await control.addBot({ chat: group.id, by: 42 });
    expect(await stage.verdict('sendMessage', { chat_id: 43, text: '一' })).toBe(
      "403 Forbidden: bot can't initiate conversation with a user",
    );
    await control.say({ user: 43, text: '/start' });
    expect(await stage.verdict('sendMessage', { chat_id: 43, text: '一' })).toBe('ok');
    await control.deactivate({ user: 43 });
    expect(await stage.verdict('sendMessage', { chat_id: 43, text: '一' })).toBe('403 Forbidden: user is deactivated');
  });

  it('and have not blocked the bot', async () => {
    const { control } = stage;
    await control.block({ user: 42 });
    const blocked = {
      chat: { id: 42 },
      from: { id: 42 },
      old_chat_member: { status: 'member', user: { id: botId } },
      new_chat_member: { status: 'kicked', until_date: 0 },
    };
    expect(await stage.updates()).toMatchObject([{ my_chat_member: blocked }]);
    for (const method of ['sendMessage', 'sendChatAction', 'editMessageText']) {
      // oxlint-disable-next-line no-await-in-loop
      expect(await stage.verdict(method, { chat_id: 42, text: '一', action: 'typing', message_id: 1 })).toBe(
        '403 Forbidden: bot was blocked by the user',
      );
    }
    await control.unblock({ user: 42 });
    expect(await stage.updates()).toMatchObject([{ my_chat_member: { new_chat_member: { status: 'member' } } }]);
    expect(await stage.verdict('sendMessage', { chat_id: 42, text: '一' })).toBe('ok');
  });
});

describe('a message of the bot', () => {
  beforeEach(async () => {
    await stage.call('sendMessage', { chat_id: 42, text: '第一段', reply_markup: keyboard });
  });
  const edit = (change: object) => stage.verdict('editMessageText', { chat_id: 42, message_id: 2, ...change });

  it('is edited, and loses its buttons where they are not sent again', async () => {
    const notModified =
      '400 Bad Request: message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message';
    expect(await edit({ text: ' 第一段 ', reply_markup: keyboard })).toBe(notModified);
    expect(await edit({ text: '第一段' })).toBe('ok');
    expect(await stage.verdict('editMessageReplyMarkup', { chat_id: 42, message_id: 2 })).toBe(notModified);
    expect(
      await stage.call('editMessageReplyMarkup', { chat_id: 42, message_id: 2, reply_markup: keyboard }),
    ).toMatchObject({ result: { text: '第一段', reply_markup: keyboard, edit_date: 1_700_000_000 } });
    expect(await stage.updates()).toEqual([]);
  });

  it('tells with its buttons all that they were made with', async () => {
    const choosing = { query: '#1', allow_user_chats: true, allow_bot_chats: false, allow_channel_chats: true };
    const { allow_bot_chats: _no, ...kept } = choosing;
    const buttons = (chosen: object) => ({
      inline_keyboard: [[{ text: '一', switch_inline_query_chosen_chat: chosen }]],
    });
    expect(
      await stage.call('editMessageReplyMarkup', { chat_id: 42, message_id: 2, reply_markup: buttons(choosing) }),
    ).toMatchObject({ result: { reply_markup: buttons(kept) } });
  });

  it('is not edited where there is nothing to', async () => {
    const { message } = await stage.control.say({ user: 42, text: '二' });
    expect(await edit({ message_id: 99, text: '一' })).toBe('400 Bad Request: message to edit not found');
    expect(await edit({ message_id: message.message_id, text: '一' })).toBe("400 Bad Request: message can't be edited");
    expect(await edit({ text: '' })).toBe('400 Bad Request: message text is empty');
    expect(await stage.verdict('editMessageText', { text: '一' })).toBe(
      '400 Bad Request: message identifier is not specified',
    );
    expect(await stage.verdict('editMessageText', { inline_message_id: 'x', text: '一' })).toBe(
      '400 Bad Request: MESSAGE_ID_INVALID',
    );
    const { document } = (await stage.control.post({ user: 42, kind: 'document' })).message;
    const { result } = await stage.call<Message>('sendDocument', { chat_id: 42, document: document?.file_id });
    expect(await edit({ message_id: result?.message_id, text: '一' })).toBe(
      '400 Bad Request: there is no text in the message to edit',
    );
  });

  it('is deleted, and so is what a person wrote to it', async () => {
    expect(await stage.verdict('deleteMessage', { chat_id: 42, message_id: 99 })).toBe(
      '400 Bad Request: message to delete not found',
    );
    expect(await stage.verdict('deleteMessage', { chat_id: 42, message_id: 2 })).toBe('ok');
    expect(await edit({ text: '一' })).toBe('400 Bad Request: message to edit not found');
    stage.clock.advance(49 * 3_600_000);
    expect(await stage.verdict('deleteMessage', { chat_id: 42, message_id: 1 })).toBe(
      "400 Bad Request: message can't be deleted for everyone",
    );
  });

  it('may be reacted to, and react', async () => {
    const react = (message_id: number, reaction: unknown) =>
      stage.verdict('setMessageReaction', { chat_id: 42, message_id, reaction });
    expect(await react(1, [{ type: 'emoji', emoji: '👀' }])).toBe('ok');
    expect(await react(1, [{ type: 'emoji', emoji: '🐉' }])).toBe('400 Bad Request: REACTION_INVALID');
    expect(await react(99, [])).toBe('400 Bad Request: message to react not found');
    const [first] = await stage.control.messages({ chat: 42 });
    expect(first?.reactions).toEqual([{ user: botId, reactions: [{ type: 'emoji', emoji: '👀' }] }]);
  });

  it('is copied', async () => {
    const copy = (message_id: number) => stage.verdict('copyMessage', { chat_id: 42, from_chat_id: 42, message_id });
    expect(await copy(2)).toBe('ok');
    expect(await copy(99)).toBe('400 Bad Request: message to copy not found');
  });

  it('gets taps, which are answered once and in time', async () => {
    const { control } = stage;
    const tap = async () => {
      const tapped = await control.tap({ user: 42, messageId: 2, button: 'next' });
      if (tapped.kind !== 'callback') throw new Error(tapped.kind);
      return tapped.queryId;
    };
    const id = await tap();
    expect(await stage.updates()).toMatchObject([
      { callback_query: { id, data: 'next', from: { id: 42 }, message: { message_id: 2, text: '第一段' } } },
    ]);
    expect(await control.callbacks()).toMatchObject([{ query: { id }, answer: null }]);
    const answer = (change: object) => stage.verdict('answerCallbackQuery', { callback_query_id: id, ...change });
    const tooOld = '400 Bad Request: query is too old and response timeout expired or query ID is invalid';
    expect(await answer({ text: '长'.repeat(201) })).toBe('400 Bad Request: MESSAGE_TOO_LONG');
    expect(await answer({ url: 'https://example.com' })).toBe('400 Bad Request: URL_INVALID');
    expect(await answer({ callback_query_id: '0' })).toBe(tooOld);
    const answered = control.callbackAnswer({ queryId: id });
    expect(await answer({ text: '已是最后一段', show_alert: true })).toBe('ok');
    expect(await answered).toEqual({ text: '已是最后一段', alert: true, cacheSeconds: 0 });
    expect(await answer({})).toBe(tooOld);

    await control.forgetCallbacksAfter({ milliseconds: 15_000 });
    const late = await tap();
    stage.clock.advance(15_001);
    expect(await answer({ callback_query_id: late })).toBe(tooOld);
    await expect(control.tap({ user: 42, messageId: 2, button: '没有' })).rejects.toThrow(
      'tap: expected a button "没有" on message 2, got 下一段',
    );
  });
});

describe('what a person does', () => {
  it('edits and deletes', async () => {
    const { control } = stage;
    const { message, updateId } = await control.edit({ user: 42, messageId: 1, text: '/help 我' });
    expect(message).toMatchObject({ text: '/help 我', edit_date: 1_700_000_000, entities: [{ length: 5 }] });
    expect(await stage.updates()).toEqual([{ update_id: updateId, edited_message: message }]);
    await control.remove({ chat: 42, messageIds: [1] });
    expect(await stage.updates()).toEqual([]);
    expect(await stage.verdict('sendMessage', { chat_id: 42, text: '一', reply_parameters: { message_id: 1 } })).toBe(
      '400 Bad Request: message to be replied not found',
    );
  });

  it('sends media, answers and picks a part', async () => {
    const { control } = stage;
    for (const kind of ['sticker', 'voice', 'location', 'poll', 'video_note', 'animation'] as const) {
      // oxlint-disable-next-line no-await-in-loop
      expect((await control.post({ user: 42, kind })).message).toHaveProperty(kind);
    }
    const photo = await control.post({ user: 42, kind: 'photo', caption: '/ask 元宇宙是什么', album: 'a' });
    expect(photo.message).toMatchObject({
      caption: '/ask 元宇宙是什么',
      caption_entities: [{ type: 'bot_command' }],
      photo: [{ width: 90 }, {}, {}],
      media_group_id: 'a',
    });
    const reply = await control.say({ user: 42, text: '这个', replyTo: photo.message.message_id, quote: '元宇宙' });
    expect(reply.message).toMatchObject({
      quote: { text: '元宇宙', position: 5, is_manual: true },
      reply_to_message: { message_id: photo.message.message_id },
    });
    await expect(control.say({ user: 42, text: '长'.repeat(4097) })).rejects.toThrow('message is too long');
    await expect(control.say({ user: 99, text: '一' })).rejects.toThrow('expected the id of a user, got 99');
    expect(await control.postRaw({ user: 42, content: { giveaway: { winner_count: 1 } } })).toMatchObject({
      message: { giveaway: { winner_count: 1 } },
    });
    expect(await control.pushUpdate({ type: 'poll', body: { id: '1' } })).toEqual(expect.any(Number));
  });
});
