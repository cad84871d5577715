import { useState } from 'preact/hooks';
import type { FaultSpec } from '../playground/record/faults.js';
import { usePage } from './page-context.js';
import type { PageTexts } from './texts.js';

const methods = ['sendMessage', 'editMessageText', 'answerCallbackQuery', 'answerInlineQuery', 'getUpdates'] as const;

/** What a fault does, as `FaultSpec` has it. */
const kinds = {
  flood: (seconds: number): FaultSpec => ({ code: 429, retryAfter: seconds }),
  lost: (): FaultSpec => ({ dropAfterAccept: true }),
  down: (): FaultSpec => ({ code: 502 }),
  slow: (seconds: number): FaultSpec => ({ delayMs: seconds * 1000 }),
} as const;

type Kind = keyof typeof kinds;

function labels(texts: PageTexts): Readonly<Record<Kind, string>> {
  return { flood: texts.fault429, lost: texts.faultLost, down: texts.faultDown, slow: texts.faultSlow };
}

/** Lets the bot's requests fail as Telegram and the network let them fail. */
export function PanelFaults() {
  const { actions, texts } = usePage();
  const [method, setMethod] = useState<string>('sendMessage');
  const [kind, setKind] = useState<Kind>('flood');
  const [seconds, setSeconds] = useState(3);
  const [times, setTimes] = useState(1);
  const [onlyHere, setOnlyHere] = useState(false);
  const inject = (): void =>
    void actions.control((control, { chat }) =>
      control.fault({
        ...kinds[kind](seconds),
        times,
        ...(method !== '' && { method }),
        ...(onlyHere && { chat }),
      }),
    );
  return (
    <>
      <label class="field">
        <span>{texts.faultMethod}</span>
        <select value={method} onChange={({ currentTarget }) => setMethod(currentTarget.value)}>
          {methods.map((name) => (
            <option key={name} value={name}>
              {name}
            </option>
          ))}
          <option value="">{texts.anyMethod}</option>
        </select>
      </label>
      <label class="field">
        <span>{texts.faultKind}</span>
        <select value={kind} onChange={({ currentTarget }) => setKind(asKind(currentTarget.value))}>
          {Object.entries(labels(texts)).map(([name, label]) => (
            <option key={name} value={name}>
              {label}
            </option>
          ))}
        </select>
      </label>
      {(kind === 'flood' || kind === 'slow') && <NumberField label={texts.seconds} value={seconds} set={setSeconds} />}
      <NumberField label={texts.times} value={times} set={setTimes} />
      <label class="check">
        <input
          type="checkbox"
          checked={onlyHere}
          onChange={({ currentTarget }) => setOnlyHere(currentTarget.checked)}
        />
        <span>{texts.onlyHere}</span>
      </label>
      <p class="row">
        <button type="button" class="danger" onClick={inject}>
          {texts.inject}
        </button>
        <button type="button" onClick={() => void actions.control((control) => control.clearFaults())}>
          {texts.clearFaults}
        </button>
      </p>
      <WaitingFaults />
    </>
  );
}

function WaitingFaults() {
  const { state, texts } = usePage();
  if (state.faults.length === 0) return <p class="note">{texts.noFaults}</p>;
  return (
    <ul class="lines">
      {state.faults.map((fault) => (
        <li key={fault.id}>
          {texts.faultLine(
            fault.method ?? texts.anyMethod,
            describe(fault, texts),
            fault.left === null ? texts.withoutEnd : String(fault.left),
          )}
        </li>
      ))}
    </ul>
  );
}

function describe({ code, retryAfter, dropAfterAccept, delayMs }: FaultSpec, texts: PageTexts): string {
  if (dropAfterAccept === true) return texts.faultLost;
  if (retryAfter !== undefined) return `429, ${retryAfter} ${texts.seconds}`;
  return delayMs === undefined ? String(code ?? '') : `${texts.faultSlow}, ${delayMs / 1000} ${texts.seconds}`;
}

function asKind(value: string): Kind {
  return value === 'lost' || value === 'down' || value === 'slow' ? value : 'flood';
}

interface NumberFieldProps {
  readonly label: string;
  readonly value: number;
  readonly set: (value: number) => void;
}

function NumberField({ label, value, set }: NumberFieldProps) {
  return (
    <label class="field">
      <span>{label}</span>
      <input
        type="number"
        min={1}
        max={100_000}
        value={value}
        onInput={({ currentTarget }) => set(Math.max(1, Math.floor(currentTarget.valueAsNumber) || 1))}
      />
    </label>
  );
}
