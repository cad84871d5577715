import type { LinkPreviewOptions } from 'grammy/types';
import { isObject, type JsonObject, optionalBoolean, optionalString, within } from '../fields.js';
import type { Params } from '../params.js';
import { badRequest } from '../refusal.js';
import { isLink } from './link.js';

/** Bot API, "LinkPreviewOptions"; `undefined` where nothing was asked for. */
export function readPreview(params: Params): LinkPreviewOptions | undefined {
  const options = params.json('link_preview_options', 'link preview options');
  if (options === undefined) return undefined;
  if (!isObject(options)) throw badRequest('object expected as link preview options');
  return readPreviewFields(options);
}

export function readPreviewFields(options: JsonObject): LinkPreviewOptions {
  return within("can't parse link preview options", () => {
    const flags = ['is_disabled', 'prefer_small_media', 'prefer_large_media', 'show_above_text'] as const;
    const url = optionalString(options, 'url') ?? '';
    if (url !== '' && !isLink(url)) throw badRequest('link preview URL is invalid');
    const set = flags.filter((flag) => optionalBoolean(options, flag));
    return { ...Object.fromEntries(set.map((flag) => [flag, true])), ...(url !== '' && { url }) };
  });
}
