/** `（文章来源：科技日报）`, also without brackets or `文章`. */
const SOURCE_LINE = /^[（(【[]?\s*(?:文章|稿件|新闻|信息|本文)?(?:来源|转自|摘自)\s*[:：]\s*(.{0,40}?)\s*[）)】\]]?$/u;
const SOURCE_AT_END = /[（(]\s*文章来源\s*[:：]\s*([^（）()]{1,40}?)\s*[）)]$/u;

/** `图片来源：霍尼韦尔官网`, `（图/视觉中国）`, `图源：…`. */
const CAPTION =
  /^[（(【[]?\s*(?:图片来源|图片|配图|图源|图|供图|摄影|制图)\s*[:：/／丨|].{0,40}$|^[（(]?(?:资料图片?|资料照片|示意图)[）)]?$/u;

/** Roles that stand before a colon, or before a blank. */
const PERSON = '作者|记者|编辑|责编|责任编辑|主编|校对|审核|监制|通讯员|实习生|值班编委|编译|复审|终审|初审';
/** Roles that are also words of prose: before a colon only. */
const WORK = '编审|审校|审读|监审|统筹|策划|制作|撰文|撰稿|采写|文字|翻译|供稿|出品';

/** `责任编辑：张三`, `（作者：李四）`, `本报记者 王五`, `【记者 赵六】`: a role and at most some names. */
const CREDIT = new RegExp(
  '^[（(【\\[]?\\s*(?:(?:本报|本刊|本网|新华社|特约|见习|实习|首席|执行|新媒体|总台(?:央视)?)\\s*)*' +
    `(?:(?:${PERSON}|${WORK})\\s*[:：丨|/／]|(?:${PERSON})[ \\u3000])[^。！？；，]{0,40}[）)】\\]]?$`,
  'u',
);

/** `（作者系北京大学教授）`: only in brackets, where prose cannot be meant. */
const AUTHOR_NOTE = /^[（(]\s*(?:本文)?作者(?:为|系|是|单位)[^。]{1,60}[）)]$/u;

/** `据新华社`, `（据央视新闻报道）`, `综合新华社、中新网消息`: whom a piece was taken from, and nothing more. */
const ACCORDING_TO =
  /^[（(]?\s*(?:据|综合|转自|原载|来自)\s*[^。！？；，：]{0,24}?(?:社|日报|晚报|早报|时报|周报|报|网|电视台|电台|总台|客户端|频道|新闻|消息|报道|讯|电)\s*[）)]?$/u;

/** `央视网消息（新闻联播）：` and `每经AI快讯：`, where a line break or a paragraph parts them from what they open. */
const OPENING = /^[\p{Script=Han}A-Za-z]{2,12}(?:消息|讯|快讯|电)\s*(?:[（(][^（）()]{1,16}[）)])?\s*[:：]$/u;

const END = /^[（(]\s*(?:本文)?(?:完|全文完)\s*[）)]$/u;

/** The publisher that a source line names: `''` for a line that names none, `null` for any other line. */
export function readSourceLine(text: string): string | null {
  return SOURCE_LINE.exec(text)?.[1] ?? null;
}

/** The publisher that the end of a paragraph names, where the source line stands on no line of its own. */
export function readSourceAtEnd(text: string): string | null {
  return SOURCE_AT_END.exec(text)?.[1] ?? null;
}

/** Whether a line says who took a picture, or where from. */
export function isCaption(text: string): boolean {
  return CAPTION.test(text);
}

/**
 * Whether a whole line only says who wrote, edited or first sent a piece. A paragraph that begins so and goes on
 * (`据新华社报道，…`) is none.
 */
export function isAttribution(text: string): boolean {
  return [CREDIT, AUTHOR_NOTE, ACCORDING_TO, OPENING, END].some((form) => form.test(text));
}
