import { z } from 'zod';
import { badRequest } from './refusal.js';

const pollRequest = z.object({
  offset: z.int().default(0),
  limit: z.int().min(1).max(100).default(100),
  timeout: z.int().min(0).max(50).default(0),
  allowed_updates: z.array(z.string()).optional(),
});

/** What `getUpdates` asks for; `timeout` in seconds. */
export type PollRequest = z.infer<typeof pollRequest>;

export function readPollRequest(payload: unknown): PollRequest {
  return read(pollRequest, payload);
}

const commandsRequest = z.object({
  commands: z
    .array(z.object({ command: z.string().regex(/^[a-z0-9_]{1,32}$/), description: z.string().min(1).max(256) }))
    .max(100),
  scope: z.object({ type: z.string() }).optional(),
  language_code: z.string().length(2).optional(),
});

/** What `setMyCommands` sets, and the key of whom it is for. */
export function readCommands(payload: unknown): { key: string; commands: z.infer<typeof commandsRequest>['commands'] } {
  const { commands, ...audience } = read(commandsRequest, payload);
  return { key: JSON.stringify(audience), commands };
}

const commandsQuery = commandsRequest.omit({ commands: true });

export function readCommandsKey(payload: unknown): string {
  return JSON.stringify(read(commandsQuery, payload));
}

const descriptionRequest = z.object({
  description: z.string().max(512).optional(),
  short_description: z.string().max(120).optional(),
  language_code: z.string().length(2).optional(),
});

export function readDescription(payload: unknown): z.infer<typeof descriptionRequest> {
  return read(descriptionRequest, payload);
}

const tapAnswer = z.strictObject({
  callback_query_id: z.string(),
  text: z.string().max(200).optional(),
  show_alert: z.boolean().optional(),
});

export function readTapAnswer(payload: unknown): z.infer<typeof tapAnswer> {
  return read(tapAnswer, payload);
}

const button = z.strictObject({
  text: z.string(),
  callback_data: z.string().optional(),
  url: z.string().optional(),
  copy_text: z.strictObject({ text: z.string() }).optional(),
});
const keyboard = z.strictObject({ inline_keyboard: z.array(z.array(button)) });

const messageRequest = z.strictObject({
  chat_id: z.int(),
  text: z.string(),
  entities: z
    .array(z.strictObject({ type: z.string(), offset: z.int(), length: z.int(), url: z.string().optional() }))
    .optional(),
  message_thread_id: z.int().optional(),
  reply_parameters: z
    .strictObject({ message_id: z.int(), allow_sending_without_reply: z.boolean().optional() })
    .optional(),
  link_preview_options: z.strictObject({ is_disabled: z.boolean() }).optional(),
  reply_markup: keyboard.optional(),
});

/** A `sendMessage` as far as the bot uses it: another field, `parse_mode` above all, is refused here. */
export type MessageRequest = z.infer<typeof messageRequest>;

const editRequest = messageRequest
  .omit({ reply_parameters: true, message_thread_id: true })
  .extend({ message_id: z.int() });

/** An `editMessageText` of a message in a chat. */
export type EditRequest = z.infer<typeof editRequest>;

export function readEditRequest(payload: unknown): EditRequest {
  return read(editRequest, payload);
}

export function readMessageRequest(payload: unknown): MessageRequest {
  return read(messageRequest, payload);
}

function read<T>(schema: z.ZodType<T>, payload: unknown): T {
  const result = schema.safeParse(payload);
  if (!result.success) throw badRequest(z.prettifyError(result.error));
  return result.data;
}
