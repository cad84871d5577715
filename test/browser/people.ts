import type { Language } from '../../src/telegram/texts/language.js';
import type { Visitor } from './visitor.js';

/** Who in the playground has a client in which language, as the page names them. */
export const people: Readonly<Record<Language, string>> = {
  'zh-Hans': '读者 (zh-hans)',
  'zh-Hant': '林曉 (zh-hant)',
  en: 'Sam (en)',
};

/** Goes on as that person, in their chat with the bot. */
export async function become({ page }: Visitor, person: string): Promise<void> {
  await page.getByRole('combobox', { name: /^(我是|I am)/u }).selectOption({ label: person });
  await page.locator('.chat-line').first().click();
}

/** Opens the chat of that name. */
export async function openChat({ page }: Visitor, name: string): Promise<void> {
  await page.locator('.chat-line').filter({ hasText: name }).click();
}
