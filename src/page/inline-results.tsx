import { useLayoutEffect, useRef } from 'preact/hooks';
import { usePage } from './page-context.js';

interface InlineResultsProps {
  /** Place of the one that Enter sends. */
  readonly chosen: number;
}

/** So near to the end of the list the next results are asked for. */
const nearEndPixels = 120;

/** What the bot offers for what is typed behind its name. */
export function InlineResults({ chosen }: InlineResultsProps) {
  const { state, actions, texts } = usePage();
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    box.current?.querySelector('.chosen')?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);
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
    <div
      ref={box}
      class="popup inline-results"
      role="group"
      aria-label={texts.inlineResults}
      onScroll={({ currentTarget: { scrollTop, clientHeight, scrollHeight } }) => {
        if (scrollTop + clientHeight > scrollHeight - nearEndPixels) void actions.moreInline();
      }}
    >
      {button !== null && (
        <button type="button" class="inline-button" onClick={() => void actions.start(button.start)}>
          {button.text}
        </button>
      )}
      {inline.results.map((result, place) => (
        <button
          key={`${result.queryId}/${result.id}`}
          type="button"
          class={`inline-result${place === chosen ? ' chosen' : ''}`}
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
