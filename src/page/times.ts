import type { PageTexts } from './texts.js';

/** @param date Unix time in seconds, as the Bot API gives all dates */
export function timeOf(date: number, { htmlLang }: PageTexts): string {
  return new Intl.DateTimeFormat(htmlLang, { hour: '2-digit', minute: '2-digit', hour12: false }).format(date * 1000);
}

export function dayOf(date: number, { htmlLang }: PageTexts): string {
  return new Intl.DateTimeFormat(htmlLang, { month: 'long', day: 'numeric' }).format(date * 1000);
}

/** With seconds: for requests. */
export function exactTime(atMs: number, { htmlLang }: PageTexts): string {
  return new Intl.DateTimeFormat(htmlLang, { timeStyle: 'medium', hour12: false }).format(atMs);
}
