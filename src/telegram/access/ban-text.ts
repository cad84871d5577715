import type { Message } from 'grammy/types';
import { momentShown, type ShownTimes } from '../texts/dates.js';
import type { Texts } from '../texts/texts.js';
import type { Access } from './access.js';
import { type BanWish, bannedIn } from './ban-wish.js';

export interface BanTextOptions extends ShownTimes {
  readonly access: Access;
  readonly texts: Texts;
}

/** With a line of under 60 UTF-16 units each, they fit into a message. */
const mostListed = 50;

/** Does what an administrator of the bot wants with bans, and says what came of it. */
export function banText(message: Message, wish: BanWish, options: BanTextOptions): string {
  const { access, texts } = options;
  const words = texts.access;
  if (wish.kind === 'list') return listText(options);
  const id = bannedIn(message, wish.written);
  if (wish.kind === 'unban') {
    if (id === null) return words.unbanNeedsId();
    return access.unban(id) ? words.unbanned(id) : words.notBanned(id);
  }
  if (id === null) return words.banNeedsId();
  const outcome = access.ban(id);
  if (outcome === 'cannot') return words.cannotBeBanned(id);
  return outcome === 'banned' ? words.banned(id) : words.alreadyBanned(id);
}

function listText(options: BanTextOptions): string {
  const { access, texts } = options;
  const count = access.countBans();
  if (count === 0) return texts.access.nobodyBanned();
  const bans = access.newestBans(mostListed);
  const lines = bans.map(({ id, sinceMs }) => texts.access.bannedLine(id, momentShown(sinceMs, options) ?? ''));
  return [texts.access.bannedHead(count, count - bans.length), '', ...lines].join('\n');
}
