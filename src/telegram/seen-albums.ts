/** How many albums are remembered; the pictures of one arrive within a second or two of each other. */
const maxRemembered = 100;

/**
 * Tells whether a message is a further picture of an album that was met before.
 *
 * An album arrives as one message a picture, with the caption on one of them (Bot API, "media_group_id"): without this
 * ten pictures would get the same helpful sentence ten times.
 */
export function createSeenAlbums(): (albumId: string | undefined) => boolean {
  const seen = new Set<string>();
  return (albumId) => {
    if (albumId === undefined) return false;
    if (seen.has(albumId)) return true;
    seen.add(albumId);
    for (const oldest of seen) {
      if (seen.size <= maxRemembered) break;
      seen.delete(oldest);
    }
    return false;
  };
}
