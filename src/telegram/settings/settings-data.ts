import { type Language, languages } from '../texts/language.js';
import type { ChatSettings } from './chat-settings.js';

/**
 * What a button of the settings asks for. What is to be set is always named, never "the other one": of two administrators
 * who tap the same button at once, neither undoes what the other did.
 */
export type SettingsTap =
  /** All settings. */
  | { readonly kind: 'show' }
  | { readonly kind: 'ask-language' }
  /** `null` for that of whoever writes. */
  | { readonly kind: 'language'; readonly language: Language | null }
  | { readonly kind: 'quotes'; readonly quotes: ChatSettings['quotes'] }
  | { readonly kind: 'who-asks'; readonly whoAsks: ChatSettings['whoAsks'] }
  | { readonly kind: 'alerts' }
  | { readonly kind: 'pause-alerts'; readonly paused: boolean };

/** At most 64 bytes (Bot API, "InlineKeyboardButton"); ours are ASCII and under 20. */
export function settingsData(tap: SettingsTap): string {
  switch (tap.kind) {
    case 'show':
      return 'set:';
    case 'ask-language':
      return 'set:lang';
    case 'language':
      return `set:lang:${tap.language ?? 'client'}`;
    case 'quotes':
      return `set:quotes:${tap.quotes}`;
    case 'who-asks':
      return `set:who:${tap.whoAsks === 'everybody' ? 'all' : 'admins'}`;
    case 'alerts':
      return 'set:alerts';
    case 'pause-alerts':
      return `set:alerts:${tap.paused ? 'off' : 'on'}`;
    default:
      return tap satisfies never;
  }
}

/** There are few: what reads them can't disagree with what writes them. */
export const settingsTaps: readonly SettingsTap[] = [
  { kind: 'show' },
  { kind: 'ask-language' },
  ...[null, ...languages].map((language) => ({ kind: 'language', language }) as const),
  { kind: 'quotes', quotes: 1 },
  { kind: 'quotes', quotes: 3 },
  { kind: 'who-asks', whoAsks: 'everybody' },
  { kind: 'who-asks', whoAsks: 'administrators' },
  { kind: 'alerts' },
  { kind: 'pause-alerts', paused: true },
  { kind: 'pause-alerts', paused: false },
];

const byData: ReadonlyMap<string, SettingsTap> = new Map(settingsTaps.map((tap) => [settingsData(tap), tap]));

/** Reads what a button sent; `null` for what none of the settings sends. */
export function readSettingsTap(data: string): SettingsTap | null {
  return byData.get(data) ?? null;
}
