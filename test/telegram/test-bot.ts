import type { UserFromGetMe } from 'grammy/types';

/** Well formed, and nobody's. */
export const testToken = '7000000001:AATestBotTokenOfNobody_-0123456789abcd';

/** Who the bot is, where no Bot API is asked. */
export const testBot: UserFromGetMe = {
  id: 7_000_000_001,
  is_bot: true,
  first_name: '出处',
  username: 'chuchu_test_bot',
  can_join_groups: true,
  can_read_all_group_messages: false,
  supports_inline_queries: false,
  can_connect_to_business: false,
  has_main_web_app: false,
  has_topics_enabled: false,
  allows_users_to_create_topics: false,
  can_manage_bots: false,
  supports_join_request_queries: false,
};
