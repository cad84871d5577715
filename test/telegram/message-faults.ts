/** A `MessageEntity` as far as it is checked here. */
export interface CheckedEntity {
  readonly type: string;
  readonly offset: number;
  readonly length: number;
  readonly url?: string | undefined;
}

/** What Telegram would refuse in a message, or silently take away from it; empty for a good one. */
export function messageFaults(message: { text: string; entities?: readonly CheckedEntity[] | undefined }): string[] {
  const { text, entities = [] } = message;
  const faults = [...textFaults(text), ...entities.flatMap((entity) => entityFaults(text, entity))];
  if (entities.length > 100) faults.push(`expected at most 100 entities, got ${entities.length}`);
  const bytes = Buffer.byteLength(JSON.stringify(entities));
  if (bytes > 9500) faults.push(`expected at most 9500 bytes of entities, got ${bytes}`);
  return [...faults, ...nestingFaults(entities)];
}

function textFaults(text: string): string[] {
  const faults: string[] = [];
  const trimmed = text.trim();
  if (trimmed === '') faults.push('message text is empty');
  if (trimmed.length > 4096) faults.push(`message is too long: ${trimmed.length}`);
  if (Buffer.byteLength(text) > 32_768) faults.push('message is over 32768 bytes');
  if (/\p{Surrogate}/u.test(text)) faults.push('strings must be encoded in UTF-8');
  return faults;
}

const known = new Set(['bold', 'italic', 'underline', 'strikethrough', 'spoiler', 'code', 'pre', 'text_link']);
const blockQuotes = new Set(['blockquote', 'expandable_blockquote']);

function entityFaults(text: string, entity: CheckedEntity): string[] {
  const { type, offset, length } = entity;
  const here = `${type} at ${offset}, ${length} long`;
  const end = offset + length;
  const faults: string[] = [];
  if (!known.has(type) && !blockQuotes.has(type)) faults.push(`${here}: unknown type`);
  if (!Number.isInteger(offset) || !Number.isInteger(length) || offset < 0 || length < 1 || end > text.length) {
    return [...faults, `${here}: out of range`];
  }
  if (splitsPair(text, offset) || splitsPair(text, end)) faults.push(`${here}: splits a surrogate pair`);
  if (text.slice(offset, end).trim() === '') faults.push(`${here}: covers only white space`);
  if (type === 'text_link' && !isLinkToTelegram(entity.url)) faults.push(`${here}: bad address ${entity.url}`);
  return faults;
}

function nestingFaults(entities: readonly CheckedEntity[]): string[] {
  return entities.flatMap((a, place) =>
    entities.slice(place + 1).flatMap((b) => {
      const [aEnd, bEnd] = [a.offset + a.length, b.offset + b.length];
      if (aEnd <= b.offset || bEnd <= a.offset) return [];
      const inside = (a.offset <= b.offset && bEnd <= aEnd) || (b.offset <= a.offset && aEnd <= bEnd);
      const both = `${a.type} at ${a.offset} and ${b.type} at ${b.offset}`;
      if (!inside) return [`${both} overlap`];
      if (blockQuotes.has(a.type) && blockQuotes.has(b.type)) return [`${both}: a quote in a quote`];
      return a.type === b.type ? [`${both}: one kind twice`] : [];
    }),
  );
}

function isLinkToTelegram(url: string | undefined): boolean {
  if (url === undefined) return false;
  return /^https?:\/\/[^/]*[.\]]/u.test(url) && URL.canParse(url) && url.length <= 2048;
}

function splitsPair(text: string, at: number): boolean {
  return at > 0 && at < text.length && /^[\ud800-\udbff][\udc00-\udfff]$/.test(text.slice(at - 1, at + 1));
}
