import { readCommands, readCommandsKey, readDescription } from './stand-in-requests.js';

type Method = (payload: unknown) => unknown;

/** What the bot shows of itself (Bot API, "setMyCommands" and "setMyDescription"), as methods; nothing at first. */
export function createStandInProfile(): Readonly<Record<string, Method>> {
  const commands = new Map<string, unknown>();
  const descriptions = new Map<string, string>();
  const short = new Map<string, string>();
  return {
    getMyCommands: (payload) => commands.get(readCommandsKey(payload)) ?? [],
    setMyCommands: (payload) => {
      const { key, commands: wanted } = readCommands(payload);
      commands.set(key, wanted);
      return true;
    },
    getMyDescription: (payload) => ({
      description: descriptions.get(readDescription(payload).language_code ?? '') ?? '',
    }),
    setMyDescription: (payload) => {
      const { description = '', language_code = '' } = readDescription(payload);
      descriptions.set(language_code, description);
      return true;
    },
    getMyShortDescription: (payload) => ({
      short_description: short.get(readDescription(payload).language_code ?? '') ?? '',
    }),
    setMyShortDescription: (payload) => {
      const { short_description: text = '', language_code = '' } = readDescription(payload);
      short.set(language_code, text);
      return true;
    },
  };
}
