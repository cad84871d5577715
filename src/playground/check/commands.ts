import type { BotCommand } from 'grammy/types';
import { isObject, type JsonObject, own, requiredInteger, requiredString, within } from '../fields.js';
import type { Params } from '../params.js';
import { badRequest } from '../refusal.js';
import { countCharacters } from './count-characters.js';

/** Bot API, "setMyCommands" and "BotCommand". */
const maxCommands = 100;
const maxDescriptionCharacters = 256;

export function readCommands(params: Params): BotCommand[] {
  const value = params.json('commands', 'commands');
  if (value === undefined) throw badRequest('parameter "commands" is required');
  if (!Array.isArray(value)) throw badRequest('expected an Array of BotCommand');
  const list: unknown[] = value;
  if (list.length > maxCommands) throw badRequest('BOT_COMMANDS_TOO_MUCH');
  return list.map((command) => within("can't parse BotCommand", () => readCommand(command)));
}

function readCommand(value: unknown): BotCommand {
  if (!isObject(value)) throw badRequest('expected an Object');
  const command = requiredString(value, 'command').replace(/^\//u, '');
  const description = requiredString(value, 'description').trim();
  if (!/^[a-z0-9_]{1,32}$/u.test(command)) throw badRequest('BOT_COMMAND_INVALID');
  if (description === '' || countCharacters(description) > maxDescriptionCharacters) {
    throw badRequest('BOT_COMMAND_DESCRIPTION_INVALID');
  }
  return { command, description };
}

/** Two letters, or nothing for everybody who has no language of their own here. */
export function readLanguage(params: Params): string {
  const language = params.string('language_code') ?? '';
  if (!/^(?:[a-z]{2})?$/u.test(language)) throw badRequest('invalid language code specified');
  return language;
}

/** What a scope names besides its type. */
export interface CommandScope {
  readonly type: string;
  readonly chat: string | undefined;
  readonly user: number | undefined;
}

const plainScopes: ReadonlySet<string> = new Set([
  'default',
  'all_private_chats',
  'all_group_chats',
  'all_chat_administrators',
]);

/** Bot API, "BotCommandScope". */
export function readScope(params: Params): CommandScope {
  const scope = params.json('scope', 'bot command scope');
  if (scope === undefined) return { type: 'default', chat: undefined, user: undefined };
  if (!isObject(scope)) throw badRequest("can't parse BotCommandScope: expected an Object");
  return within("can't parse BotCommandScope", () => readScopeFields(scope));
}

function readScopeFields(scope: JsonObject): CommandScope {
  const type = requiredString(scope, 'type');
  if (plainScopes.has(type)) return { type, chat: undefined, user: undefined };
  const ofMember = type === 'chat_member';
  if (!ofMember && type !== 'chat' && type !== 'chat_administrators') throw badRequest('unsupported type specified');
  const chat = own(scope, 'chat_id');
  if (typeof chat !== 'string' && typeof chat !== 'number') throw badRequest('chat_id is empty');
  return { type, chat: String(chat), user: ofMember ? requiredInteger(scope, 'user_id') : undefined };
}

/** Under which commands are kept. */
export function commandsKey({ type, chat, user }: CommandScope, language: string): string {
  return [type, chat ?? '', user ?? '', language].join('|');
}
