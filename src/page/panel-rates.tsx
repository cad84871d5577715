import type { Rate } from '../playground/record/rate-meter.js';
import { chatTitle } from './names.js';
import { usePage } from './page-context.js';
import { chatOf, type PageState } from './page-state.js';

/** How near the bot is to Telegram's limits: 30 messages a second, 1 a second in a chat, 20 a minute in a group. */
export function PanelRates() {
  const { state, texts } = usePage();
  const { rates } = state;
  if (rates === null) return null;
  const rows: readonly [string, Rate][] = [
    [texts.messagesPerSecond, rates.messagesPerSecond],
    [texts.requestsPerSecond, rates.requestsPerSecond],
    ...rates.chats.flatMap(({ chatId, messagesPerMinute, editsPerMinute }): [string, Rate][] => [
      [`${nameOf(state, chatId)} · ${texts.messagesPerMinute}`, messagesPerMinute],
      [`${nameOf(state, chatId)} · ${texts.editsPerMinute}`, editsPerMinute],
    ]),
  ];
  return (
    <table class="rates">
      <thead>
        <tr>
          <td />
          <th scope="col">{texts.now}</th>
          <th scope="col">{texts.most}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(([name, rate]) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td>{rate.now}</td>
            <td>{rate.most}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function nameOf(state: PageState, chatId: number): string {
  const person = state.world.users.find(({ id }) => id === chatId);
  if (person !== undefined) return person.first_name;
  const chat = chatOf(state, String(chatId));
  return chat === undefined ? String(chatId) : chatTitle(state, chat);
}
