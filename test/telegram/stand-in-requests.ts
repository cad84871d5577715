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

export function checkCommands(payload: unknown): true {
  read(commandsRequest, payload);
  return true;
}

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
});

/** A `sendMessage` as far as the bot uses it: another field, `parse_mode` above all, is refused here. */
export type MessageRequest = z.infer<typeof messageRequest>;

export function readMessageRequest(payload: unknown): MessageRequest {
  return read(messageRequest, payload);
}

function read<T>(schema: z.ZodType<T>, payload: unknown): T {
  const result = schema.safeParse(payload);
  if (!result.success) throw badRequest(z.prettifyError(result.error));
  return result.data;
}
