import { commandsKey, readCommands, readLanguage, readScope } from '../check/commands.js';
import { countCharacters } from '../check/count-characters.js';
import { badRequest } from '../refusal.js';
import { asks, type MethodCall, type MethodTable, sets } from './method.js';
import { openRoom } from './target-room.js';

/** What the bot says about itself. Limits: Bot API, "setMyDescription" and its kin. */
export const accountMethods: MethodTable = {
  getMe: asks(({ bot }) => bot.info),
  logOut: sets(({ bot }) => bot.updates.drop()),
  close: sets(() => undefined),
  setMyCommands: sets((call) => {
    call.bot.commands.set(scopeKey(call), readCommands(call.params));
  }),
  getMyCommands: asks((call) => call.bot.commands.get(scopeKey(call)) ?? []),
  deleteMyCommands: sets((call) => {
    call.bot.commands.delete(scopeKey(call));
  }),
  ...profileText(
    'Name',
    'name',
    64,
    ({ bot }) => bot.names,
    ({ bot }) => bot.info.first_name,
  ),
  ...profileText(
    'Description',
    'description',
    512,
    ({ bot }) => bot.descriptions,
    () => '',
  ),
  ...profileText(
    'ShortDescription',
    'short_description',
    120,
    ({ bot }) => bot.shortDescriptions,
    () => '',
  ),
};

/** A scope of a chat is checked for the chat. */
function scopeKey(call: MethodCall): string {
  const scope = readScope(call.params);
  if (scope.chat !== undefined) {
    const { chat } = openRoom(call, scope.chat, 'read');
    if (chat.type === 'channel') throw badRequest("can't use the specified scope in the channel chat");
    if (scope.type !== 'chat' && chat.type === 'private') {
      throw badRequest("can't use the specified scope in a private chat");
    }
  }
  return commandsKey(scope, readLanguage(call.params));
}

/** `setMyX` and `getMyX`; the latter answers for a language without its own what is set for all. */
function profileText(
  name: string,
  field: string,
  maxCharacters: number,
  textsOf: (call: MethodCall) => Map<string, string>,
  byDefault: (call: MethodCall) => string,
): MethodTable {
  return {
    [`setMy${name}`]: sets((call) => {
      const text = call.params.string(field)?.trim() ?? '';
      // The wording is ours, the limit is Telegram's.
      if (countCharacters(text) > maxCharacters) throw badRequest(`${field.replace('_', ' ')} is too long`);
      const language = readLanguage(call.params);
      if (text === '') textsOf(call).delete(language);
      else textsOf(call).set(language, text);
    }),
    [`getMy${name}`]: asks((call) => {
      const texts = textsOf(call);
      return { [field]: texts.get(readLanguage(call.params)) ?? texts.get('') ?? byDefault(call) };
    }),
  };
}
