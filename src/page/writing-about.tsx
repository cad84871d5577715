import { Icon } from './icon.js';
import { senderName, summary } from './names.js';
import { usePage } from './page-context.js';

/** Above the field: the message that is answered or edited. */
export function WritingAbout() {
  const { state, actions, texts } = usePage();
  const { writing } = state;
  if (writing.kind === 'new') return null;
  const message = writing.kind === 'edit' ? writing.message : writing.to;
  const quote = writing.kind === 'reply' ? writing.quote : null;
  return (
    <div class="about">
      <div>
        <strong>
          {writing.kind === 'edit' ? texts.editing : texts.replyingTo(senderName(message, texts))}
        </strong>
        <span>{quote === null ? summary(message, texts) : `❝ ${quote}`}</span>
      </div>
      <button type="button" class="icon" aria-label={texts.cancel} onClick={() => actions.cancelWriting()}>
        <Icon name="close" />
      </button>
    </div>
  );
}
