/** Every word of the page, in one language. What the bot and the articles say is theirs, in theirs. */
export interface PageTexts {
  readonly htmlLang: string;
  readonly notTelegram: string;
  readonly otherLanguage: string;
  readonly theme: string;
  readonly panel: string;
  readonly closePanel: string;
  readonly chats: string;
  readonly you: string;
  readonly back: string;
  readonly loading: string;
  readonly lost: string;
  readonly choose: string;
  readonly bot: string;
  readonly botStarting: string;
  readonly botStopped: string;
  readonly members: (count: number) => string;
  readonly channel: string;
  readonly typing: string;
  readonly blockedBot: string;
  readonly start: string;
  readonly restart: string;
  readonly botAbsent: string;
  readonly write: string;
  readonly writePost: string;
  readonly readOnly: string;
  readonly send: string;
  readonly save: string;
  readonly attach: string;
  readonly menu: string;
  readonly commands: string;
  readonly inlineHint: string;
  readonly inlineAsking: string;
  readonly inlineNoAnswer: string;
  readonly inlineOff: string;
  readonly inlineNothing: string;
  readonly inlineResults: string;
  readonly more: string;
  readonly general: string;
  readonly topics: string;
  readonly messagesOf: (title: string) => string;
  readonly actions: string;
  readonly reply: string;
  readonly quotePart: string;
  readonly edit: string;
  readonly remove: string;
  readonly removeAsk: string;
  readonly copyText: string;
  readonly copied: (what: string) => string;
  readonly notCopied: string;
  readonly editing: string;
  readonly replyingTo: (name: string) => string;
  readonly cancel: string;
  readonly ok: string;
  readonly edited: string;
  readonly reveal: string;
  readonly unfold: string;
  readonly fold: string;
  readonly unread: (count: number) => string;
  readonly opensPage: string;
  readonly media: Readonly<Record<string, string>>;
  readonly joined: (by: string, who: string) => string;
  readonly left: (by: string, who: string) => string;
  readonly topicMade: (by: string, name: string) => string;
  readonly topicClosed: string;
  readonly topicOpened: string;
  readonly upgraded: string;
  readonly service: string;
  readonly anonymous: string;

  readonly panelBot: string;
  readonly panelChat: string;
  readonly panelPublish: string;
  readonly panelFaults: string;
  readonly panelRates: string;
  readonly panelCalls: string;
  readonly running: string;
  readonly restartBot: string;
  readonly killBot: string;
  readonly startBot: string;
  readonly privacy: string;
  readonly privacyNote: string;
  readonly mentions: string;
  readonly inlineMode: string;
  readonly blocked: string;
  readonly botInChat: string;
  readonly youLead: string;
  readonly youOwn: string;
  readonly youAnonymous: string;
  readonly botLeads: string;
  readonly upgrade: string;
  readonly newTopic: string;
  readonly topicName: string;
  readonly add: string;
  readonly noChat: string;
  readonly articleTitle: string;
  readonly articlePublisher: string;
  readonly articleBody: string;
  readonly articleBodyHint: string;
  readonly publish: string;
  readonly published: (title: string) => string;
  readonly publishedBefore: (title: string) => string;
  readonly faultMethod: string;
  readonly anyMethod: string;
  readonly faultKind: string;
  readonly fault429: string;
  readonly faultLost: string;
  readonly faultDown: string;
  readonly faultSlow: string;
  readonly seconds: string;
  readonly times: string;
  readonly onlyHere: string;
  readonly inject: string;
  readonly noFaults: string;
  readonly clearFaults: string;
  readonly faultLine: (method: string, what: string, left: string) => string;
  readonly withoutEnd: string;
  readonly messagesPerSecond: string;
  readonly requestsPerSecond: string;
  readonly messagesPerMinute: string;
  readonly editsPerMinute: string;
  readonly now: string;
  readonly most: string;
  readonly chat: string;
  readonly showPolls: string;
  readonly noCalls: string;
  readonly outcome: Readonly<Record<'pending' | 'ok' | 'refused' | 'dropped' | 'abandoned', string>>;
}

export const chinese: PageTexts = {
  htmlLang: 'zh-Hans',
  notTelegram: '这不是 Telegram，是本机的试用场：机器人是真的，消息不会离开这台电脑。',
  otherLanguage: 'English',
  theme: '切换深色和浅色',
  panel: '控制台',
  closePanel: '关闭控制台',
  chats: '聊天',
  you: '我是',
  back: '返回聊天列表',
  loading: '正在连接…',
  lost: '试用场已经停了。再运行一次 npm start，这里会自动接上。',
  choose: '选一个聊天开始',
  bot: '机器人',
  botStarting: '机器人正在读文章、建索引，马上就好…',
  botStopped: '机器人停了，可以在控制台里重新启动。',
  members: (count) => `${count} 位成员`,
  channel: '频道',
  typing: '正在输入…',
  blockedBot: '你已停用这个机器人。发一条消息就会重新启用。',
  start: '开始',
  restart: '重新启用',
  botAbsent: '机器人不在这里。',
  write: '写消息…',
  writePost: '发一条频道消息…',
  readOnly: '只有管理员能在这里发言。',
  send: '发送',
  save: '保存修改',
  attach: '发送文件',
  menu: '菜单',
  commands: '命令',
  inlineHint: '在任何聊天里用',
  inlineAsking: '正在等机器人回答…',
  inlineNoAnswer: '机器人没有回答。',
  inlineOff: '内联模式已关闭，可以在控制台里打开。',
  inlineNothing: '没有结果。',
  inlineResults: '内联结果',
  more: '更多',
  general: '综合',
  topics: '话题',
  messagesOf: (title) => `「${title}」的消息`,
  actions: '消息操作',
  reply: '回复',
  quotePart: '引用所选并回复',
  edit: '编辑',
  remove: '删除',
  removeAsk: '要删除这条消息吗？机器人不会得到通知。',
  copyText: '复制文字',
  copied: (what) => `已复制：${what}`,
  notCopied: '浏览器不让复制。',
  editing: '编辑消息',
  replyingTo: (name) => `回复 ${name}`,
  cancel: '取消',
  ok: '好',
  edited: '已编辑',
  reveal: '显示隐藏的文字',
  unfold: '展开引文',
  fold: '收起引文',
  unread: (count) => `${count} 条未读`,
  opensPage: '（在新窗口打开）',
  media: {
    photo: '［图片］',
    document: '［文件］',
    sticker: '［贴纸］',
    voice: '［语音］',
    video: '［视频］',
    video_note: '［视频消息］',
    audio: '［音频］',
    animation: '［动图］',
    location: '［位置］',
    contact: '［名片］',
    dice: '［骰子］',
    poll: '［投票］',
  },
  joined: (by, who) => (by === who ? `${who} 加入了` : `${by} 把 ${who} 拉了进来`),
  left: (by, who) => (by === who ? `${who} 离开了` : `${by} 把 ${who} 移了出去`),
  topicMade: (by, name) => `${by} 建了话题「${name}」`,
  topicClosed: '话题已关闭',
  topicOpened: '话题已重新打开',
  upgraded: '这个群已升级为超级群',
  service: '服务消息',
  anonymous: '群管理员（匿名）',

  panelBot: '机器人',
  panelChat: '当前聊天',
  panelPublish: '发布一篇文章',
  panelFaults: '故障',
  panelRates: '速率',
  panelCalls: '请求',
  running: '正在等消息',
  restartBot: '重启',
  killBot: '强杀并重启',
  startBot: '启动',
  privacy: '隐私模式',
  privacyNote: '改了以后，要把机器人移出群再加回来才生效。',
  mentions: '隐私模式下也收到 @ 提及',
  inlineMode: '内联模式',
  blocked: '停用机器人',
  botInChat: '机器人在这里',
  youLead: '我是管理员',
  youOwn: '我是群主',
  youAnonymous: '我匿名发言',
  botLeads: '机器人是管理员',
  upgrade: '升级为超级群',
  newTopic: '新话题',
  topicName: '话题名称',
  add: '添加',
  noChat: '先打开一个聊天。',
  articleTitle: '标题',
  articlePublisher: '媒体',
  articleBody: '正文',
  articleBodyHint: '一行一段',
  publish: '发布',
  published: (title) => `已发布「${title}」，过一两秒就能向机器人提问。`,
  publishedBefore: (title) => `「${title}」今天已经发布过。`,
  faultMethod: '方法',
  anyMethod: '任何方法',
  faultKind: '故障',
  fault429: '429 请求太多',
  faultLost: '已接收，但连接断了',
  faultDown: '502 服务器出错',
  faultSlow: '回答得慢',
  seconds: '秒',
  times: '次数',
  onlyHere: '只在当前聊天',
  inject: '注入故障',
  noFaults: '没有等着发生的故障。',
  clearFaults: '全部清除',
  faultLine: (method, what, left) => `${method}：${what}（还有 ${left}）`,
  withoutEnd: '不限次',
  messagesPerSecond: '消息／秒',
  requestsPerSecond: '请求／秒',
  messagesPerMinute: '消息／分',
  editsPerMinute: '编辑／分',
  now: '现在',
  most: '最高',
  chat: '聊天',
  showPolls: '也显示 getUpdates',
  noCalls: '还没有请求。',
  outcome: { pending: '进行中', ok: '成功', refused: '拒绝', dropped: '断开', abandoned: '放弃' },
};

export const english: PageTexts = {
  htmlLang: 'en',
  notTelegram:
    'This is not Telegram but a playground on this machine: the bot is real, and no message leaves this computer.',
  otherLanguage: '中文',
  theme: 'Switch between dark and light',
  panel: 'Controls',
  closePanel: 'Close the controls',
  chats: 'Chats',
  you: 'I am',
  back: 'Back to the chats',
  loading: 'Connecting…',
  lost: 'The playground has stopped. Run npm start again and this page joins in by itself.',
  choose: 'Choose a chat to begin',
  bot: 'bot',
  botStarting: 'The bot is reading its articles and will be here in a moment…',
  botStopped: 'The bot has stopped; the controls can start it again.',
  members: (count) => `${count} members`,
  channel: 'channel',
  typing: 'typing…',
  blockedBot: 'You have blocked this bot. Sending a message unblocks it.',
  start: 'Start',
  restart: 'Unblock',
  botAbsent: 'The bot is not here.',
  write: 'Write a message…',
  writePost: 'Post to the channel…',
  readOnly: 'Only administrators can write here.',
  send: 'Send',
  save: 'Save the change',
  attach: 'Send a file',
  menu: 'Menu',
  commands: 'Commands',
  inlineHint: 'Use it in any chat:',
  inlineAsking: 'Waiting for the bot…',
  inlineNoAnswer: 'The bot did not answer.',
  inlineOff: 'Inline mode is off; the controls can turn it on.',
  inlineNothing: 'No results.',
  inlineResults: 'Inline results',
  more: 'More',
  general: 'General',
  topics: 'Topics',
  messagesOf: (title) => `Messages in ${title}`,
  actions: 'Message actions',
  reply: 'Reply',
  quotePart: 'Quote the selection',
  edit: 'Edit',
  remove: 'Delete',
  removeAsk: 'Delete this message? The bot will not be told.',
  copyText: 'Copy text',
  copied: (what) => `Copied: ${what}`,
  notCopied: 'The browser does not allow copying.',
  editing: 'Edit message',
  replyingTo: (name) => `Reply to ${name}`,
  cancel: 'Cancel',
  ok: 'OK',
  edited: 'edited',
  reveal: 'Show the hidden text',
  unfold: 'Open the quote',
  fold: 'Close the quote',
  unread: (count) => `${count} unread`,
  opensPage: '(opens a new window)',
  media: {
    photo: '[Photo]',
    document: '[File]',
    sticker: '[Sticker]',
    voice: '[Voice message]',
    video: '[Video]',
    video_note: '[Video message]',
    audio: '[Audio]',
    animation: '[GIF]',
    location: '[Location]',
    contact: '[Contact]',
    dice: '[Dice]',
    poll: '[Poll]',
  },
  joined: (by, who) => (by === who ? `${who} joined` : `${by} added ${who}`),
  left: (by, who) => (by === who ? `${who} left` : `${by} removed ${who}`),
  topicMade: (by, name) => `${by} made the topic “${name}”`,
  topicClosed: 'The topic was closed',
  topicOpened: 'The topic was opened again',
  upgraded: 'This group was upgraded to a supergroup',
  service: 'Service message',
  anonymous: 'Group administrator (anonymous)',

  panelBot: 'Bot',
  panelChat: 'This chat',
  panelPublish: 'Publish an article',
  panelFaults: 'Faults',
  panelRates: 'Rates',
  panelCalls: 'Requests',
  running: 'waiting for messages',
  restartBot: 'Restart',
  killBot: 'Kill and restart',
  startBot: 'Start',
  privacy: 'Privacy mode',
  privacyNote: 'A change counts once the bot is removed from a group and added again.',
  mentions: '@mentions arrive in privacy mode',
  inlineMode: 'Inline mode',
  blocked: 'Block the bot',
  botInChat: 'The bot is here',
  youLead: 'I am an administrator',
  youOwn: 'I own this group',
  youAnonymous: 'I write anonymously',
  botLeads: 'The bot is an administrator',
  upgrade: 'Upgrade to a supergroup',
  newTopic: 'New topic',
  topicName: 'Name of the topic',
  add: 'Add',
  noChat: 'Open a chat first.',
  articleTitle: 'Title',
  articlePublisher: 'Publisher',
  articleBody: 'Text',
  articleBodyHint: 'A paragraph a line',
  publish: 'Publish',
  published: (title) => `“${title}” is published; ask the bot about it in a second or two.`,
  publishedBefore: (title) => `“${title}” was published today already.`,
  faultMethod: 'Method',
  anyMethod: 'any method',
  faultKind: 'Fault',
  fault429: '429 too many requests',
  faultLost: 'accepted, then the connection is lost',
  faultDown: '502 server error',
  faultSlow: 'a slow answer',
  seconds: 'Seconds',
  times: 'Times',
  onlyHere: 'only in this chat',
  inject: 'Inject the fault',
  noFaults: 'No fault is waiting to happen.',
  clearFaults: 'Clear all',
  faultLine: (method, what, left) => `${method}: ${what} (${left} left)`,
  withoutEnd: 'without end',
  messagesPerSecond: 'messages / s',
  requestsPerSecond: 'requests / s',
  messagesPerMinute: 'messages / min',
  editsPerMinute: 'edits / min',
  now: 'now',
  most: 'most',
  chat: 'chat',
  showPolls: 'show getUpdates too',
  noCalls: 'No requests yet.',
  outcome: { pending: 'pending', ok: 'ok', refused: 'refused', dropped: 'dropped', abandoned: 'abandoned' },
};
