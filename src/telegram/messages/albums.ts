/** How many albums are remembered; the pictures of one arrive within a second or two of each other. */
const maxRemembered = 100;

/** What a message of an album is to those before it. */
export type AlbumPart =
  /** To be answered: the first of its album, or of no album at all. */
  | { readonly kind: 'first' }
  /** The caption of an album whose other pictures were told that there is none: to be answered in that reply's place. */
  | { readonly kind: 'caption'; readonly repliedTo: number }
  | { readonly kind: 'further' };

export interface AlbumMessage {
  readonly albumId: string | undefined;
  readonly messageId: number;
  readonly hasWords: boolean;
}

/**
 * Tells what a message is in its album, so that each album gets one answer.
 *
 * An album arrives as one message a picture, with the caption on any one of them (Bot API, "media_group_id"): without
 * this ten pictures would get the same helpful sentence ten times.
 */
export function createAlbums(): (message: AlbumMessage) => AlbumPart {
  const met = new Map<string, AlbumMessage>();
  return (message) => {
    if (message.albumId === undefined) return { kind: 'first' };
    const before = met.get(message.albumId);
    if (before !== undefined && (before.hasWords || !message.hasWords)) return { kind: 'further' };
    met.set(message.albumId, message);
    for (const oldest of met.keys()) {
      if (met.size <= maxRemembered) break;
      met.delete(oldest);
    }
    return before === undefined ? { kind: 'first' } : { kind: 'caption', repliedTo: before.messageId };
  };
}
