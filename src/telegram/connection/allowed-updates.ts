/** Update types the bot handles. Named, so that Telegram sends no others (Bot API, "getUpdates", "setWebhook"). */
export const allowedUpdates = [
  'message',
  'edited_message',
  'channel_post',
  'callback_query',
  'my_chat_member',
  'inline_query',
] as const;
