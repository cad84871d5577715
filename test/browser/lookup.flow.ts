import { beforeAll, describe, expect, it } from 'vitest';
import { chinese } from '../../src/page/chinese-texts.js';
import { english } from '../../src/page/english-texts.js';
import { you } from '../../src/playground/you.js';
import { type Language, languages } from '../../src/telegram/texts/language.js';
import { textsIn } from '../../src/telegram/texts/texts-in.js';
import { openPlayground } from './open-playground.js';
import { become, openChat, people } from './people.js';
import { usePlace } from './use-place.js';

const { place, visit } = usePlace(openPlayground);

/** Where the bot speaks which language, and what somebody else says there: once what stands in an article, once what does not. */
const groups: Readonly<Record<Language, { readonly title: string; readonly said: string; readonly unheard: string }>> =
  {
    'zh-Hans': {
      title: '读报小组',
      said: '听说工信部公布的“专精特新”企业已经有4万多家',
      unheard: '企鹅昨天搬到了火星上',
    },
    'zh-Hant': {
      title: '财经讨论区',
      said: '聽說工信部公布的「專精特新」企業已經有4萬多家',
      unheard: '企鵝昨天搬到了火星上',
    },
    en: { title: 'Morning papers', said: '听说“小巨人”企业达4762家', unheard: 'Penguins have moved to Mars' },
  };
const days: Readonly<Record<Language, string>> = {
  'zh-Hans': '2022年1月29日',
  'zh-Hant': '2022年1月29日',
  en: 'Jan 29, 2022',
};
const bot = '@chuchu_playground_bot';
const reader = you;
const sam = 1003;

beforeAll(async () => {
  const { control } = place();
  const { id } = await control.addGroup({ title: groups.en.title, members: [sam, reader] });
  await control.addBot({ chat: id, by: sam });
});

/** The group as the emulator keeps it: its id, and somebody there beside the one who looks. */
async function groupOf(language: Language) {
  const { chats } = await place().control.state();
  const chat = chats.find((each) => each.chat.title === groups[language].title)?.chat.id;
  if (chat === undefined) throw new Error(`expected a group ${groups[language].title}`);
  return { chat, other: language === 'zh-Hans' ? sam : reader };
}

describe.each(languages)('a group that is spoken to in %s', (language) => {
  const texts = textsIn(language);
  const page = language === 'en' ? english : chinese;
  const { title, said, unheard } = groups[language];

  it('is answered, told where something was said, and given a quote inline', async () => {
    const visitor = await visit({ locale: page.htmlLang });
    const { field } = visitor;
    const { chat, other } = await groupOf(language);
    await become(visitor, people[language]);
    await openChat(visitor, title);
    const asked = await visitor.ask(`/ask${bot} 2021年小微企业用电量增长了多少？`);
    await asked.locator('blockquote').filter({ hasText: '9.6%' }).waitFor();
    await asked.getByText(days[language]).waitFor();
    await asked.getByRole('button', { name: texts.groups.openInPrivate() }).waitFor();
    await visitor.look(`group-${language}-asked`);

    const askAbout = async (words: string) => {
      await place().control.say({ user: other, chat, text: words });
      const talk = visitor.bubble(words);
      await talk.click({ button: 'right' });
      await talk.getByRole('button', { name: page.reply, exact: true }).click();
      return visitor.ask(`/ask${bot}`);
    };
    const unknown = await askAbout(unheard);
    await unknown.getByText(texts.groups.nothingSaid()).waitFor();
    const known = await askAbout(said);
    await known.locator('blockquote').filter({ hasText: '4762家' }).waitFor();
    await known.getByRole('button', { name: texts.groups.fold() }).waitFor();
    await visitor.look(`group-${language}-asked-in-reply`);

    await visitor.page.getByRole('button', { name: bot, exact: true }).click();
    await field.pressSequentially('小微企业用电');
    const results = visitor.page.getByRole('group', { name: page.inlineResults }).locator('.inline-result');
    await results.first().filter({ hasText: '用电量' }).waitFor();
    await visitor.look(`group-${language}-inline`);
    await results.first().click();
    const sent = visitor.page.locator('article.mine').filter({ has: visitor.page.locator('.via') });
    await sent.locator('blockquote').filter({ hasText: '用电量' }).waitFor();
    await visitor.look(`group-${language}-inline-sent`);
    expect(await visitor.leave()).toEqual([]);
  });
});
