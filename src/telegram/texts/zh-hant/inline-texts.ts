import type { InlineTexts } from '../inline-texts.js';

export const traditionalChineseInline: InlineTexts = {
  howTo: () =>
    '在任何聊天裡輸入 @ 和我的使用者名稱，空一格再打詞語，就能邊打邊查，選一則引文傳出去；不打詞語就是最新的文章。',
  nothingFound: () => '沒有找到。點這裡，到私訊裡問我',
  nothingToSearch: () => '還沒有可以查的詞。點這裡，看怎麼問',
  failed: () => '剛才沒能查成，再打一個字試試',
  expired: () => '這個問題已經放了一天多，我沒有留著。請再傳給我一次。',
};
