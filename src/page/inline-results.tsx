import { usePage } from './page-context.js';

/** What the bot offers for what is typed behind its name. */
export function InlineResults() {
  const { state, actions, texts } = usePage();
  const { inline } = state;
  if (inline === null) return null;
  const words = {
    asking: texts.inlineAsking,
    answered: inline.results.length === 0 && inline.button === null ? texts.inlineNothing : '',
    'no-answer': texts.inlineNoAnswer,
    off: texts.inlineOff,
  }[inline.state];
  const { button } = inline;
  return (
    <div class="popup inline-results" role="group" aria-label={texts.inlineResults}>
      {button !== null && (
        <button type="button" class="inline-button" onClick={() => void actions.startFromInline(button.start)}>
          {button.text}
        </button>
      )}
      {inline.results.map((result) => (
        <button
          key={`${result.queryId}/${result.id}`}
          type="button"
          class="inline-result"
          onClick={() => void actions.chooseInline(result)}
        >
          <strong>{result.title}</strong>
          <span>{result.description}</span>
        </button>
      ))}
      {inline.nextOffset !== '' && (
        <button type="button" class="link" onClick={() => void actions.moreInline()}>
          {texts.more}
        </button>
      )}
      {words !== '' && <p role="status">{words}</p>}
    </div>
  );
}
