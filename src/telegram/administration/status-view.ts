/** A page of `/status`. Pages are from 0. */
export type StatusView = { readonly kind: 'overview' } | { readonly kind: 'feeds' | 'rejected'; readonly page: number };

const overviewData = 'status';

/** For a button: ASCII, under 20 bytes (Bot API allows 64). */
export function statusData(view: StatusView): string {
  return view.kind === 'overview' ? overviewData : `${view.kind}:${view.page}`;
}

/** Reads what a button sent; `null` for all else. */
export function readStatusData(data: string): StatusView | null {
  if (data === overviewData) return { kind: 'overview' };
  const { kind, page } = /^(?<kind>feeds|rejected):(?<page>\d{1,6})$/u.exec(data)?.groups ?? {};
  return kind === 'feeds' || kind === 'rejected' ? { kind, page: Number(page) } : null;
}
