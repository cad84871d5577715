import type { Message } from 'grammy/types';
import { isCourtesy } from '../groups/is-courtesy.js';
import { type NamedBot, wordsBesideMention } from '../groups/mention.js';
import { pointedWords } from '../groups/pointed-words.js';
import { readPromptReply } from '../subscribing/subscribing-prompt.js';
import type { Texts, WordlessKind } from '../texts/texts.js';
import { type Command, commands, type Reply } from './commands.js';

/** Who is asked, by whom, and what it has said. */
export interface ChoosePorts {
  readonly bot: NamedBot;
  readonly texts: Texts;
  /** The commands that whoever wrote the message has; by default those of everybody. */
  readonly available?: readonly Command[];
  /** Whether that message of the chat is an answer of the bot's, or tells how to ask. */
  readonly isAnswer: (messageId: number) => boolean;
}

/**
 * What a message asks for, or `null` where the bot stays silent. In a private chat all text and every caption is a
 * question; in a group only what is addressed to the bot by a command or by its name, or replies to what it said; in a
 * channel only what sets up the channel.
 */
export function chooseReply(message: Message, ports: ChoosePorts): Reply | null {
  const { bot, texts, available = commands } = ports;
  // A post that Telegram itself puts into the group of its channel is addressed to nobody there; what is sent by way of
  // the bot is a quote, not a question.
  if (message.is_automatic_forward === true || message.via_bot?.id === bot.id) return null;
  const words = wordsOf(message)?.trim();
  const inPrivate = message.chat.type === 'private';
  if (words === undefined) {
    const content = contentKinds.find(([field]) => message[field] !== undefined);
    return inPrivate && content !== undefined ? { kind: 'say', text: texts.wordless(content[1]) } : null;
  }
  const call = readCall(words, available);
  const prompted = call === null ? readPromptReply(message, bot.username) : null;
  if (prompted !== null) return { kind: 'subscribing', wish: prompted };
  if (call === null) return inPrivate ? { kind: 'answer', question: words } : addressedReply(message, words, ports);
  // In a group every bot may read `/ask@another_bot`; in a private chat there is nobody else to mean.
  if (!inPrivate && call.addressee !== null && call.addressee !== bot.username.toLowerCase()) return null;
  if (call.command === null) return inPrivate ? { kind: 'say', text: texts.unknownCommand() } : null;
  if (message.chat.type === 'channel' && !call.command.setsUpChat) return null;
  if (!inPrivate && !call.command.inGroups) return null;
  const reply = call.command.reply(call.argument, texts, available);
  return reply.kind === 'ask' ? askedReply(message, reply.written, ports) : reply;
}

/** What a message in a group that is no command is answered with: one that names the bot, or goes on from its answer. */
function addressedReply(message: Message, words: string, ports: ChoosePorts): Reply | null {
  if (message.chat.type === 'channel') return null;
  const beside = wordsBesideMention(message, ports.bot);
  if (beside !== null) return askedReply(message, beside, ports);
  const target = message.reply_to_message;
  if (target?.from?.id !== ports.bot.id || !ports.isAnswer(target.message_id)) return null;
  return isCourtesy(words) ? null : { kind: 'answer', question: words };
}

/** What was asked, and of which words; where there is neither, how to ask. */
function askedReply(message: Message, written: string, { bot, texts }: ChoosePorts): Reply {
  const about = pointedWords(message, bot.id);
  if (about !== null) return { kind: 'answer', question: written, about };
  return written === '' ? { kind: 'say', text: texts.askNeedsQuestion() } : { kind: 'answer', question: written };
}

/** What a person wrote: the text, or the caption of a photo, file and so on. */
export function wordsOf(message: Message): string | undefined {
  return message.text ?? message.caption;
}

interface Call {
  /** `null` for a name that is no command of ours. */
  readonly command: Command | null;
  readonly addressee: string | null;
  readonly argument: string;
}

/**
 * Reads `/name`, `/name@bot` and what follows; `null` where the words are no command.
 *
 * Read from the words and not from a `bot_command` entity: `/ask工信部` with no blank between is none to Telegram, yet
 * it is what people who write Chinese send. Only a name of ours may run into the question like that; `/中小企业` stays
 * a question.
 */
function readCall(words: string, available: readonly Command[]): Call | null {
  const found = /^\/(?<name>[a-z0-9_]+)(?:@(?<addressee>[a-z0-9_]+))?(?<argument>.*)$/isu.exec(words)?.groups;
  if (found === undefined) return null;
  const { name = '', addressee, argument = '' } = found;
  const command = available.find((each) => each.name === name.toLowerCase()) ?? null;
  if (command === null && argument !== '' && !/^\s/u.test(argument)) return null;
  return { command, addressee: addressee?.toLowerCase() ?? null, argument: argument.trim() };
}

/**
 * The contents a person sends (Bot API, "Message"), and what to call them; the first that a message has counts, since an
 * animation comes as a document too. The other fields are service messages (a pinned message, a new title), which nobody
 * expects an answer to.
 */
const contentKinds = [
  ['animation', 'sticker'],
  ['audio', 'voice'],
  ['checklist', 'other'],
  ['contact', 'other'],
  ['dice', 'sticker'],
  ['document', 'picture'],
  ['game', 'other'],
  ['live_photo', 'picture'],
  ['location', 'place'],
  ['paid_media', 'picture'],
  ['photo', 'picture'],
  ['poll', 'other'],
  ['rich_message', 'other'],
  ['sticker', 'sticker'],
  ['story', 'other'],
  ['venue', 'place'],
  ['video', 'picture'],
  ['video_note', 'voice'],
  ['voice', 'voice'],
] as const satisfies readonly (readonly [keyof Message, WordlessKind])[];
