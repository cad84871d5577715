import { useState } from 'preact/hooks';
import type { CallRecord } from '../playground/record/calls.js';
import { usePage } from './page-context.js';
import { exactTime } from './times.js';

/** The bot's requests as they came, newest first. */
export function PanelCalls() {
  const { state, texts } = usePage();
  const [withPolls, setWithPolls] = useState(false);
  const shown = state.calls
    .filter(({ method }) => withPolls || method.toLowerCase() !== 'getupdates')
    .toReversed();
  return (
    <>
      <label class="check">
        <input
          type="checkbox"
          checked={withPolls}
          onChange={({ currentTarget }) => setWithPolls(currentTarget.checked)}
        />
        <span>{texts.showPolls}</span>
      </label>
      {shown.length === 0 && <p class="note">{texts.noCalls}</p>}
      <ul class="calls">
        {shown.map((call) => (
          <Call key={call.seq} call={call} />
        ))}
      </ul>
    </>
  );
}

function Call({ call }: { readonly call: CallRecord }) {
  const { texts } = usePage();
  const [open, setOpen] = useState(false);
  const { kind } = call.outcome;
  return (
    <li>
      <details open={open} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
        <summary>
          <span class="call-time">{exactTime(call.atMs, texts)}</span> <code>{call.method}</code>{' '}
          <span class={`outcome ${kind}`}>
            {call.outcome.kind === 'refused' ? call.outcome.error_code : texts.outcome[kind]}
          </span>
        </summary>
        {open && (
          <pre tabIndex={0} aria-label={call.method}>
            {JSON.stringify({ payload: call.payload, outcome: call.outcome }, null, 2)}
          </pre>
        )}
      </details>
    </li>
  );
}
