import type { InlineKeyboardButton } from 'grammy/types';
import { ControlError } from '../../src/playground/control/control-error.js';
import type { Tapped } from '../../src/playground/control/tapping.js';
import { withStateId } from '../serve/any-tap.js';
import type { AnyUpdate } from '../serve/any-update.js';
import type { Deeds, Scene } from './deed.js';
import type { Buttons } from './ledger-entries.js';

export const junk = [
  '的',
  '😀',
  '？？？',
  'asdkjh qwpoeir zxcvm',
  '‮مرحبا',
  '/ask',
  '/nichts',
  '/ask工信部',
  '𠮷'.repeat(2048),
];
/** Bot API, "Message": what is edited may be a caption. */
const longestCaption = 1024;
const wordless = ['sticker', 'voice', 'location', 'photo', 'poll', 'dice', 'document'] as const;

/** What people do in their private chats: they ask, change what they have asked, and tap whatever stands there. */
export function chatDeeds(scene: Scene, strange: readonly AnyUpdate[]): Deeds {
  const { control, random, ledger, readers, question } = scene;
  const say = async (user: number, text: string): Promise<void> => {
    const { message } = await control.say({ user, text });
    ledger.ask({ chat: user, user, messageId: message.message_id, words: text });
  };
  return {
    question: { weight: 30, run: () => say(random.pick(readers), question()) },
    'command /ask': { weight: 5, run: () => say(random.pick(readers), `/ask ${question()}`) },
    'other command': {
      weight: 10,
      run: () => say(random.pick(readers), random.pick(['/latest', '/sources', '/start', '/help'])),
    },
    junk: { weight: 7, run: () => say(random.pick(readers), random.pick(junk)) },
    caption: {
      weight: 4,
      run: async () => {
        const user = random.pick(readers);
        const caption = question();
        const { message } = await control.post({ user, kind: 'photo', caption });
        ledger.ask({ chat: user, user, messageId: message.message_id, words: caption });
      },
    },
    wordless: {
      weight: 4,
      run: async () => {
        const user = random.pick(readers);
        const { message } = await control.post({ user, kind: random.pick(wordless) });
        ledger.ask({ chat: user, user, messageId: message.message_id });
      },
    },
    edit: { weight: 8, run: () => editOne(scene) },
    tap: { weight: 30, run: () => tapOne(scene) },
    'any update': { weight: 8, run: () => pushAny(scene, random.pick(strange)) },
  };
}

async function editOne({ control, random, ledger, question }: Scene): Promise<void> {
  // Not commands: what was subscribed to or set stays, whatever its words become.
  const recent = ledger.asked.slice(-60).filter(({ chat, mayBeEdited }) => chat > 0 && mayBeEdited);
  if (recent.length === 0) return;
  const one = random.pick(recent);
  const { message } = await control.edit({
    user: one.chat,
    messageId: one.messageId,
    text: random.next() < 0.8 ? question() : random.pick(junk.filter(({ length }) => length <= longestCaption)),
  });
  if (message.edit_date !== undefined) one.edits += 1;
}

async function tapOne(scene: Scene): Promise<void> {
  const { random, ledger, readers } = scene;
  const all = [...ledger.buttons.values()];
  if (all.length === 0) return;
  // Mostly what was sent of late, sometimes anything.
  const buttons = random.pick(random.next() < 0.7 ? all.slice(-20) : all);
  await tapKey(scene, buttons, buttons.chat > 0 ? buttons.chat : random.pick(readers), random.pick(buttons.keys));
}

/** @returns `null` where the message is gone: whoever asked in a group may have had the answer taken away. */
export async function tapKey(
  { control, ledger }: Pick<Scene, 'control' | 'ledger'>,
  buttons: Buttons,
  user: number,
  key: InlineKeyboardButton,
): Promise<Tapped | null> {
  const { chat, messageId } = buttons;
  try {
    const tapped = await control.tap({ user, chat, messageId, button: key.text });
    if (tapped.kind === 'callback') ledger.tap(tapped.queryId, user);
    if ('callback_data' in key && key.callback_data === 'forget:yes') ledger.forget(chat);
    return tapped;
  } catch (error) {
    if (!(error instanceof ControlError)) throw error;
    ledger.leaveButtons(buttons);
    return null;
  }
}

async function pushAny({ control, ledger }: Scene, { type, body }: AnyUpdate): Promise<void> {
  const isTap = type === 'callback_query';
  const queryId = `any-${ledger.taps.length}`;
  const data = typeof body['data'] === 'string' ? withStateId(body['data'], [...ledger.stateIds]) : body['data'];
  const updateId = await control.pushUpdate({ type, body: isTap ? { ...body, id: queryId, data } : body });
  if (isTap && updateId !== null) ledger.tap(queryId, 0);
}
