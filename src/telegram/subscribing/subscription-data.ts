import type { Reading } from '../../alert/reread-topic.js';

/** A shape for each kind, so that what is left of a union is known. */
export type OfKind<Kind extends string> = Kind extends string ? { readonly kind: Kind } : never;

type PlainAct = OfKind<keyof typeof plainActs>;

/** What a button under a subscription asks for. Hours are 0–23; weekdays 1 (Monday) to 7. */
export type CardAct =
  | PlainAct
  | { readonly kind: 'daily'; readonly hour: number }
  | { readonly kind: 'ask-weekly-hour'; readonly weekday: number }
  | { readonly kind: 'weekly'; readonly weekday: number; readonly hour: number }
  | { readonly kind: 'silence'; readonly silent: boolean }
  | { readonly kind: 'pause'; readonly span: PauseSpan }
  | { readonly kind: 'reread'; readonly as: Reading };

export type PauseSpan = 'day' | 'week' | 'until-resumed';

/** On what to subscribe to, and on when a chat is told. */
type PlainTap = OfKind<keyof typeof plainTaps>;

/** What a button about subscriptions asks for. Pages and places are from 0; hours as they are shown. */
export type SubscribingTap =
  | PlainTap
  | { readonly kind: 'card'; readonly id: number; readonly act: CardAct }
  | { readonly kind: 'list'; readonly page: number }
  | { readonly kind: 'names'; readonly of: NameKind; readonly page: number }
  | { readonly kind: 'name'; readonly of: NameKind; readonly place: number }
  | { readonly kind: 'quiet-from'; readonly from: number }
  | { readonly kind: 'quiet'; readonly from: number; readonly to: number }
  | { readonly kind: 'zone'; readonly place: number };

export type NameKind = 'publisher' | 'category';

const plainActs = {
  show: 'v',
  'at-once': 'n',
  resume: 'u',
  'ask-hour': 'd',
  'ask-weekday': 'w',
  'ask-pause': 'p',
  'ask-remove': 'x',
  remove: 'x1',
} as const;
const spans = { day: 'p1', week: 'p2', 'until-resumed': 'p3' } as const;
const readings = { words: 'rw', question: 'rq', publisher: 'rp', category: 'rc' } as const;
const nameKinds = { publisher: 'p', category: 'c' } as const;
const plainTaps = {
  menu: 'new:menu',
  everything: 'new:all',
  write: 'new:write',
  'quiet-hours': 'quiet:',
  'no-quiet-hours': 'quiet:off',
  zones: 'zone:',
  'other-zone': 'zone:other',
} as const;

/** At most 64 bytes (Bot API, "InlineKeyboardButton"); ours are ASCII and under 25, and hold nothing that anybody wrote. */
export function subscribingData(tap: SubscribingTap): string {
  if (isPlainTap(tap)) return plainTaps[tap.kind];
  switch (tap.kind) {
    case 'card':
      return `sub:${tap.id}:${actCode(tap.act)}`;
    case 'list':
      return `subs:${tap.page}`;
    case 'names':
      return `new:${nameKinds[tap.of]}s${tap.page}`;
    case 'name':
      return `new:${nameKinds[tap.of]}${tap.place}`;
    case 'quiet-from':
      return `quiet:${tap.from}`;
    case 'quiet':
      return `quiet:${tap.from}.${tap.to}`;
    case 'zone':
      return `zone:${tap.place}`;
    default:
      return tap satisfies never;
  }
}

function isPlainTap(tap: SubscribingTap): tap is PlainTap {
  return Object.hasOwn(plainTaps, tap.kind);
}

function isPlainAct(act: CardAct): act is PlainAct {
  return Object.hasOwn(plainActs, act.kind);
}

function actCode(act: CardAct): string {
  if (isPlainAct(act)) return plainActs[act.kind];
  switch (act.kind) {
    case 'daily':
      return `d${act.hour}`;
    case 'ask-weekly-hour':
      return `w${act.weekday}`;
    case 'weekly':
      return `w${act.weekday}.${act.hour}`;
    case 'silence':
      return act.silent ? 's1' : 's0';
    case 'pause':
      return spans[act.span];
    case 'reread':
      return readings[act.as];
    default:
      return act satisfies never;
  }
}

const hour = '(?:1?\\d|2[0-3])';
const form = new RegExp(
  `^(?:sub:(?<id>\\d{1,10}):(?<act>[a-z][\\d.a-z]{0,5})|subs:(?<list>\\d{1,6})|new:(?<of>[pc])(?:s(?<page>\\d{1,6})|(?<place>\\d{1,6}))|quiet:(?<from>${hour})(?:\\.(?<to>${hour}))?|zone:(?<zone>\\d{1,2}))$`,
  'u',
);

/** Reads what a button sent; `null` for what none of ours about subscriptions sends. */
export function readSubscribingTap(data: string): SubscribingTap | null {
  const plain = keyOf(plainTaps, data);
  if (plain !== null) return { kind: plain };
  const found = form.exec(data)?.groups;
  if (found === undefined) return null;
  const { id, act, list, of, page, place, from, to, zone } = found;
  if (act !== undefined) {
    const read = readAct(act);
    return read === null ? null : { kind: 'card', id: Number(id), act: read };
  }
  if (list !== undefined) return { kind: 'list', page: Number(list) };
  const nameKind = keyOf(nameKinds, of ?? '');
  if (nameKind !== null) {
    return page === undefined
      ? { kind: 'name', of: nameKind, place: Number(place) }
      : { kind: 'names', of: nameKind, page: Number(page) };
  }
  if (zone !== undefined) return { kind: 'zone', place: Number(zone) };
  if (to === undefined) return { kind: 'quiet-from', from: Number(from) };
  return from === to ? null : { kind: 'quiet', from: Number(from), to: Number(to) };
}

const timeForm = new RegExp(`^(?:d(?<daily>${hour})|w(?<weekday>[1-7])(?:\\.(?<weekly>${hour}))?)$`, 'u');

function readAct(code: string): CardAct | null {
  const plain = keyOf(plainActs, code);
  if (plain !== null) return { kind: plain };
  const span = keyOf(spans, code);
  if (span !== null) return { kind: 'pause', span };
  const as = keyOf(readings, code);
  if (as !== null) return { kind: 'reread', as };
  if (code === 's0' || code === 's1') return { kind: 'silence', silent: code === 's1' };
  const { daily, weekday, weekly } = timeForm.exec(code)?.groups ?? {};
  if (daily !== undefined) return { kind: 'daily', hour: Number(daily) };
  if (weekday === undefined) return null;
  return weekly === undefined
    ? { kind: 'ask-weekly-hour', weekday: Number(weekday) }
    : { kind: 'weekly', weekday: Number(weekday), hour: Number(weekly) };
}

/** The name that has that code. */
function keyOf<Name extends string>(codes: Readonly<Record<Name, string>>, code: string): Name | null {
  for (const name in codes) if (codes[name] === code) return name;
  return null;
}
