import type { Message } from 'grammy/types';

/** A part of an update, of whatever shape. */
export type Body = Readonly<Record<string, unknown>>;

export const somebody = { id: 42, is_bot: false, first_name: '读者', language_code: 'zh-hans' };
export const otherBot = { id: 9, is_bot: true, first_name: '别的', username: 'other_bot' };
export const otherChannel = { id: -1_000_000_009_999, type: 'channel', title: '频道' };
const file = { file_id: 'F', file_unique_id: 'U', file_size: 1 };
const mediaFile = { ...file, width: 640, height: 360, duration: 5, file_name: 'a', mime_type: 'a/b' };
const position = { latitude: 31.23, longitude: 121.47 };

/** What a message can hold instead of text: its field, with a body as Telegram would give it. */
export const media: Body = {
  animation: mediaFile,
  audio: mediaFile,
  document: mediaFile,
  live_photo: mediaFile,
  paid_media: { star_count: 1, paid_media: [{ type: 'preview' }] },
  photo: [{ ...file, width: 90, height: 60 }],
  sticker: { ...mediaFile, type: 'regular', is_animated: false, is_video: false },
  story: { chat: otherChannel, id: 1 },
  video: mediaFile,
  video_note: { ...file, length: 240, duration: 5 },
  voice: { ...file, duration: 3 },
  checklist: { title: '清单', tasks: [{ id: 1, text: '一' }] },
  contact: { phone_number: '+86', first_name: '甲' },
  dice: { emoji: '🎲', value: 6 },
  game: { title: '游戏', description: '', photo: [] },
  poll: { id: '1', question: '哪一个？', options: [], type: 'quiz', is_closed: false },
  venue: { location: position, title: '东方明珠', address: '上海' },
  location: position,
  invoice: { title: '一', description: '二', start_parameter: '', currency: 'XTR', total_amount: 1 },
  giveaway: { chats: [otherChannel], winners_selection_date: 1, winner_count: 1 },
  giveaway_winners: { chat: otherChannel, giveaway_message_id: 1, winner_count: 0, winners: [] },
  passport_data: { data: [], credentials: { data: '', hash: '', secret: '' } },
  web_app_data: { data: 'x', button_text: 'y' },
  rich_message: { blocks: [] },
} satisfies Partial<Record<keyof Message, unknown>>;

/** What a message tells that nobody wrote. */
export const service: Body = {
  new_chat_members: [somebody, otherBot],
  left_chat_member: somebody,
  new_chat_title: '新名',
  new_chat_photo: [{ ...file, width: 90, height: 60 }],
  delete_chat_photo: true,
  group_chat_created: true,
  supergroup_chat_created: true,
  channel_chat_created: true,
  message_auto_delete_timer_changed: { message_auto_delete_time: 86_400 },
  migrate_to_chat_id: -1_000_000_001_234,
  migrate_from_chat_id: -1234,
  pinned_message: { message_id: 1, date: 0, chat: otherChannel },
  successful_payment: { currency: 'XTR', total_amount: 1, invoice_payload: 'p' },
  refunded_payment: { currency: 'XTR', total_amount: 1, invoice_payload: 'p' },
  users_shared: { request_id: 1, users: [{ user_id: 1 }] },
  chat_shared: { request_id: 1, chat_id: -1 },
  connected_website: 'example.com',
  write_access_allowed: { from_request: true },
  proximity_alert_triggered: { traveler: somebody, watcher: somebody, distance: 1 },
  boost_added: { boost_count: 1 },
  chat_background_set: { type: { type: 'chat_theme', theme_name: 'x' } },
  checklist_tasks_done: { marked_as_done_task_ids: [1] },
  forum_topic_created: { name: '题', icon_color: 1 },
  forum_topic_edited: {},
  forum_topic_closed: {},
  forum_topic_reopened: {},
  general_forum_topic_hidden: {},
  general_forum_topic_unhidden: {},
  giveaway_created: {},
  giveaway_completed: { winner_count: 1 },
  video_chat_scheduled: { start_date: 1 },
  video_chat_started: {},
  video_chat_ended: { duration: 1 },
  video_chat_participants_invited: { users: [somebody] },
} satisfies Partial<Record<keyof Message, unknown>>;
