import type { CandidateSource, LoadMeasures, LoadResult, RateTrial } from './measures.js';

/** From a question's arrival at Telegram to its answer's. */
export const loadGoalMs = 200;
/** Above either, what is measured is the harness. */
const harnessLimit = { busy: 0.85, lateMs: 20 };
/** A thread that has less of a core had something else in its way. */
const busyThread = 0.8;
/** More than this, and what is measured is a machine that does something else. */
const foreignCores = 0.2;

export function passesGoal({ hopeless, asked, answered, answerMs }: RateTrial): boolean {
  return !hopeless && asked > 0 && answered === asked && answerMs.p99 < loadGoalMs;
}

const names: Readonly<Record<CandidateSource, string>> = {
  chuchu: 'Chuchu',
  minisearch: 'the same bot, candidates by MiniSearch',
};

export function loadBenchText({ passages, people, chats, sendsPerSecond, results }: LoadMeasures): string {
  return [
    `${passages} passages; questions of ${people} people at random moments, whatever has become of those before; the highest rate at which`,
    `99 of 100 are answered within ${loadGoalMs} ms, as Telegram sees it, and none is left`,
    ...results.flatMap((result) => resultLines(result, `an article to ${chats} chats, ${sendsPerSecond}/s`)),
    ...[false, true].flatMap((broadcast) => ratioLine(results, broadcast)),
    '',
  ].join('\n');
}

function resultLines({ candidates, broadcast, best, above }: LoadResult, sending: string): readonly string[] {
  const what = `${names[candidates]}, ${broadcast ? sending : 'nothing else to do'}`;
  if (best === null) return [`${what}: at no rate`, ...(above === null ? [] : [`  at ${trialText(above)}`])];
  return [
    `${what}: ${best.perSecond.toFixed(1)} questions a second`,
    `  at ${trialText(best)}`,
    ...(above === null ? [] : [`  at ${trialText(above)}: ${limitOf(above)}`]),
  ];
}

function trialText(trial: RateTrial): string {
  const { perSecond, answerMs, longestMs, asked, answered, cores, harnessBusy, lateMs } = trial;
  const times = `p50 ${ms(answerMs.p50)}  p95 ${ms(answerMs.p95)}  p99 ${ms(answerMs.p99)}  longest ${ms(longestMs)}`;
  const shares = `bot ${percent(cores.bot)} of a core (its loop ${percent(cores.botLoop)}), harness ${percent(cores.harness)}, others ${percent(cores.others)}`;
  const harness = `its loop busy ${percent(harnessBusy)}, questions late by ${ms(lateMs)} at p99`;
  return `${perSecond.toFixed(1)}/s: ${times} ms, ${answered} of ${asked} answered; ${shares}, ${harness}`;
}

/** What kept the bot from answering more. */
export function limitOf({ cores, harnessBusy, lateMs }: RateTrial): string {
  if (harnessBusy > harnessLimit.busy || lateMs > harnessLimit.lateMs) return 'THE HARNESS WAS THE LIMIT';
  if (cores.others > foreignCores) return 'OTHER PROGRAMS WERE A LIMIT';
  if (cores.botLoop > busyThread) return "the bot's event loop was the limit";
  return 'neither was busy all the time: what the bot waits for was the limit';
}

function ratioLine(results: readonly LoadResult[], broadcast: boolean): readonly string[] {
  const rateOf = (wanted: CandidateSource): number | undefined =>
    results.find((result) => result.candidates === wanted && result.broadcast === broadcast)?.best?.perSecond;
  const [own, other] = [rateOf('chuchu'), rateOf('minisearch')];
  if (own === undefined || other === undefined) return [];
  const when = broadcast ? 'while the article is sent' : 'with nothing else to do';
  return [`${when}: ${(own / other).toFixed(1)} times as many as with MiniSearch's candidates`];
}

function ms(value: number): string {
  return value.toFixed(value < 10 ? 1 : 0);
}

function percent(share: number): string {
  return `${(share * 100).toFixed(0)}%`;
}
