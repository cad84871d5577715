import { caption, messageText, readText } from '../check/format-text.js';
import { readPreview } from '../check/link-preview.js';
import type { UploadedFile } from '../params.js';
import { badRequest, Refusal, tooLarge } from '../refusal.js';
import type { StoredFile } from '../world/files.js';
import type { Draft } from '../world/post-message.js';
import { isAdministrator, type Room, type StoredMessage } from '../world/room.js';
import type { Done, MethodCall, MethodTable } from './method.js';
import { sendMessageOf } from './send.js';
import { openRoom, targetRoom } from './target-room.js';
import { readThread } from './thread.js';

/** Bots may upload 50 MB (Bot API, "Sending files"). */
const maxUploadBytes = 50 * 1024 * 1024;
/** Bot API, "deleteMessage". */
const deletableForMs = 48 * 60 * 60 * 1000;

export const messageMethods: MethodTable = {
  sendMessage: {
    kind: 'send',
    run: (call) =>
      sendMessageOf(call, () => {
        const { text, entities, dropped } = readText(call.params, 'text', 'entities', messageText);
        const preview = readPreview(call.params);
        call.drop(dropped);
        return {
          text,
          ...(entities.length > 0 && { entities: [...entities] }),
          ...(preview && Object.keys(preview).length > 0 && { link_preview_options: preview }),
        };
      }),
  },
  sendDocument: {
    kind: 'send',
    run: (call) => sendMessageOf(call, () => ({ ...readDocument(call), ...readCaption(call) })),
  },
  copyMessage: { kind: 'send', run: copyMessage },
  deleteMessage: { kind: 'delete', run: deleteMessage },
  sendChatAction: { kind: 'action', run: sendChatAction },
};

function readCaption(call: MethodCall): Partial<Draft> {
  const { text, entities, dropped } = readText(call.params, 'caption', 'caption_entities', caption);
  call.drop(dropped);
  return text === '' ? {} : { caption: text, ...(entities.length > 0 && { caption_entities: [...entities] }) };
}

function readDocument({ world, params }: MethodCall): Partial<Draft> {
  const named = params.string('document') ?? '';
  const upload = params.files.get(named.startsWith('attach://') ? named.slice('attach://'.length) : 'document');
  const file = upload === undefined ? world.files.find(named) : storeUpload(upload);
  if (file === undefined) {
    throw badRequest(named === '' ? 'there is no document in the request' : 'wrong file identifier/HTTP URL specified');
  }
  return { document: documentOf(file) };

  function storeUpload(bytes: UploadedFile): StoredFile {
    if (bytes.bytes.byteLength > maxUploadBytes) throw new Refusal(tooLarge);
    if (bytes.bytes.byteLength === 0) throw badRequest('file must be non-empty');
    return world.files.add(bytes, 'documents');
  }
}

export function documentOf({ file_id, file_unique_id, name, mimeType, bytes }: StoredFile) {
  return { file_id, file_unique_id, file_name: name, mime_type: mimeType, file_size: bytes.byteLength };
}

/** Bot API, "copyMessage": what the message says, under the bot's name and without a link to the original. */
function copyMessage(call: MethodCall): Done {
  const { params } = call;
  const from = openRoom(call, params.string('from_chat_id')?.trim() ?? '', 'read');
  const original = from.messages.get(params.integer('message_id', { default: 0 }));
  if (original === undefined) throw badRequest('message to copy not found');
  const done = sendMessageOf(call, () => {
    const {
      text,
      entities,
      caption: words,
      caption_entities,
      document,
      photo,
      sticker,
      voice,
      location,
    } = original.message;
    const content = { text, entities, caption: words, caption_entities, document, photo, sticker, voice, location };
    const present = Object.fromEntries(Object.entries(content).filter(([, value]) => value !== undefined));
    if (Object.keys(present).length === 0) throw badRequest("message can't be copied");
    return present;
  });
  return { ...done, result: { message_id: done.message?.message_id } };
}

function deleteMessage(call: MethodCall): Done {
  const { world, bot, params } = call;
  const room = targetRoom(call, 'edit');
  const messageId = params.integer('message_id', { default: 0 });
  const stored = room.messages.get(messageId);
  if (stored === undefined) throw badRequest('message to delete not found');
  if (!mayDelete(room, stored, bot.info.id)) throw badRequest("message can't be deleted");
  const isOld = world.clock.now() - stored.message.date * 1000 > deletableForMs;
  if (isOld && !isAdministrator(room, bot.info.id)) throw badRequest("message can't be deleted for everyone");
  room.messages.delete(messageId);
  world.events.emit({ kind: 'deleted', room: room.key, messageIds: [messageId] });
  return { result: true, chatId: room.chat.id, message: stored.message };
}

function mayDelete(room: Room, { author }: StoredMessage, botId: number): boolean {
  return author === botId || room.privately !== null || isAdministrator(room, botId);
}

const chatActions: ReadonlySet<string> = new Set([
  'typing',
  'upload_photo',
  'record_video',
  'upload_video',
  'record_voice',
  'upload_voice',
  'upload_document',
  'choose_sticker',
  'find_location',
  'record_video_note',
  'upload_video_note',
]);

function sendChatAction(call: MethodCall): Done {
  const action = call.params.string('action')?.toLowerCase() ?? '';
  if (!chatActions.has(action)) throw badRequest('wrong parameter action in request');
  const room = targetRoom(call, 'write');
  readThread(call.params, room, undefined, call.bot.info.id);
  call.world.events.emit({ kind: 'action', room: room.key, action });
  return { result: true, chatId: room.chat.id };
}
