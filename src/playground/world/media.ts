import type { UploadedFile } from '../params.js';
import type { Files, StoredFile } from './files.js';
import type { Draft } from './post-message.js';

/** Where the file of a medium is, made up where none was given. */
type Store = (name: string, mimeType: string) => StoredFile;

const makers = {
  photo: (store: Store) => {
    const ids = idsOf(store('photo.jpg', 'image/jpeg'));
    return { photo: [90, 320, 800].map((width) => ({ ...ids, width, height: Math.round(width * 0.75) })) };
  },
  document: (store: Store) => ({ document: namedOf(store('file.bin', 'application/octet-stream')) }),
  sticker: (store: Store) => {
    const ids = idsOf(store('sticker.webp', 'image/webp'));
    const look = { type: 'regular' as const, is_animated: false, is_video: false, emoji: '👍' };
    return { sticker: { ...ids, ...look, width: 512, height: 512 } };
  },
  voice: (store: Store) => ({
    voice: { ...idsOf(store('voice.ogg', 'audio/ogg')), duration: 3, mime_type: 'audio/ogg' },
  }),
  video: (store: Store) => ({
    video: { ...namedOf(store('video.mp4', 'video/mp4')), width: 640, height: 360, duration: 5 },
  }),
  video_note: (store: Store) => ({
    video_note: { ...idsOf(store('note.mp4', 'video/mp4')), length: 240, duration: 5 },
  }),
  audio: (store: Store) => ({ audio: { ...namedOf(store('audio.mp3', 'audio/mpeg')), duration: 60 } }),
  animation: (store: Store) => {
    // "For backward compatibility … the document field will also be set" (Bot API, "Message").
    const file = namedOf(store('animation.mp4', 'video/mp4'));
    return { animation: { ...file, width: 320, height: 180, duration: 2 }, document: file };
  },
  location: () => ({ location: { latitude: 31.2304, longitude: 121.4737 } }),
  contact: () => ({ contact: { phone_number: '+8610000000', first_name: '甲' } }),
  dice: () => ({ dice: { emoji: '🎲', value: 4 } }),
  poll: () => ({ poll: poll() }),
} as const satisfies Readonly<Record<string, (store: Store) => Partial<Draft>>>;

/** What a person can send besides text. */
export type MediaKind = keyof typeof makers;

export const mediaKinds = [
  'photo',
  'document',
  'sticker',
  'voice',
  'video',
  'video_note',
  'audio',
  'animation',
  'location',
  'contact',
  'dice',
  'poll',
] as const satisfies readonly MediaKind[];

/** The fields of a message of that kind, with files that `getFile` finds. */
export function mediaContent(kind: MediaKind, files: Files, given: UploadedFile | undefined): Partial<Draft> {
  return makers[kind]((name, mimeType) =>
    files.add(given ?? { name, mimeType, bytes: new TextEncoder().encode(`${kind} of the playground`) }, `${kind}s`),
  );
}

function idsOf({ file_id, file_unique_id, bytes }: StoredFile) {
  return { file_id, file_unique_id, file_size: bytes.byteLength };
}

function namedOf(file: StoredFile) {
  return { ...idsOf(file), file_name: file.name, mime_type: file.mimeType };
}

function poll(): NonNullable<Draft['poll']> {
  const option = (persistent_id: string, text: string) => ({ persistent_id, text, voter_count: 0 });
  return {
    id: '1',
    question: '哪一个？',
    options: [option('0', '甲'), option('1', '乙')],
    total_voter_count: 0,
    is_closed: false,
    is_anonymous: true,
    type: 'regular',
    allows_multiple_answers: false,
    allows_revoting: true,
    members_only: false,
  };
}
