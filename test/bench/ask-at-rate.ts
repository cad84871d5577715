import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Control } from '../../src/playground/control/controls.js';
import type { SeededRandom } from '../long/seeded-random.js';
import { quantiles, type RateTrial } from './measures.js';
import { poissonArrivals } from './poisson-arrivals.js';
import { processorTimeOf, processorTimeOfAll } from './processor-time.js';

export interface AskingStage {
  readonly control: Control;
  /** Private chats to ask in. */
  readonly people: readonly number[];
  readonly questions: readonly string[];
  readonly answers: AnswerTimes;
  readonly random: SeededRandom;
  /** Of the bot. */
  readonly pid: number;
}

/** When each question was answered. */
export interface AnswerTimes {
  /** When the answer to a message came, by the emulator's clock. */
  answered(chatId: number, messageId: number): Promise<number>;
}

/** Hears every message that is sent from now on, for as long as the process runs. */
export function hearAnswers(control: Control): AnswerTimes {
  const waiting = new Map<string, (atMs: number) => void>();
  const hear = async (): Promise<never> => {
    for (;;) {
      // oxlint-disable-next-line no-await-in-loop -- one message after the other
      const { atMs, chatId, payload } = await control.nextOutgoing({ kind: 'send' });
      const reply = payload['reply_parameters'];
      const asked = typeof reply === 'object' && reply !== null && 'message_id' in reply ? reply.message_id : null;
      const key = `${chatId}:${String(asked)}`;
      waiting.get(key)?.(atMs);
      waiting.delete(key);
    }
  };
  void hear();
  return {
    answered: (chatId, messageId) =>
      new Promise((resolve) => {
        waiting.set(`${chatId}:${messageId}`, resolve);
      }),
  };
}

/** Not counted: the first questions at a rate meet what the rate before has left. */
const settlingSeconds = 2;
/** So many seconds' questions without an answer, and the rate is known to be too high. */
const hopelessSeconds = 2;
/** The rest is waited for so long. */
const patienceSeconds = 30;

interface AskedQuestion {
  readonly counts: boolean;
  /** How late it was asked, by its moment. */
  readonly lateMs: number;
  answerMs: number | null;
}

/**
 * Has people ask at random moments, so many a second, whatever has become of the questions before (an open loop: who waits
 * for an answer before asking again measures how fast it asks). The time of an answer runs from when the question has come
 * to Telegram until the answer has, queues and all.
 */
export async function askAtRate(stage: AskingStage, perSecond: number, seconds: number): Promise<RateTrial> {
  const { control, people, questions, answers, random, pid } = stage;
  const asked: AskedQuestion[] = [];
  let open = 0;
  const ask = async (lateMs: number, counts: boolean): Promise<void> => {
    const question: AskedQuestion = { counts, lateMs, answerMs: null };
    asked.push(question);
    open += 1;
    const chatId = random.pick(people);
    const atMs = performance.timeOrigin + performance.now();
    const { message } = await control.say({ user: chatId, text: random.pick(questions) });
    question.answerMs = (await answers.answered(chatId, message.message_id)) - atMs;
    open -= 1;
  };
  const watch = watchProcessor(pid);
  const beganMs = performance.now();
  let hopeless = false;
  for (const momentMs of poissonArrivals(perSecond, settlingSeconds + seconds, random)) {
    const leftMs = beganMs + momentMs - performance.now();
    // oxlint-disable-next-line no-await-in-loop -- until its moment has come
    if (leftMs > 0.5) await sleep(leftMs);
    // Its answer is not waited for: that is the point.
    void ask(Math.max(0, performance.now() - beganMs - momentMs), momentMs >= settlingSeconds * 1_000);
    hopeless = open > 20 + perSecond * hopelessSeconds;
    if (hopeless) break;
  }
  const processor = watch();
  for (let waitedMs = 0; asked.some(isOpen) && waitedMs < patienceSeconds * 1_000; waitedMs += 50) {
    // oxlint-disable-next-line no-await-in-loop -- until all are answered
    await sleep(50);
  }
  const counted = asked.filter(({ counts }) => counts);
  const times = counted.flatMap(({ answerMs }) => (answerMs === null ? [] : [answerMs]));
  return {
    perSecond,
    seconds,
    hopeless,
    asked: counted.length,
    answered: times.length,
    answerMs: quantiles(times),
    longestMs: Math.max(0, ...times),
    lateMs: quantiles(asked.map(({ lateMs }) => lateMs)).p99,
    ...processor,
  };
}

function isOpen({ answerMs }: AskedQuestion): boolean {
  return answerMs === null;
}

/** Begins to watch; gives what gives the parts of a core that the bot and this process have had since then. */
function watchProcessor(pid: number): () => Pick<RateTrial, 'cores' | 'harnessBusy'> {
  const [wall, own, loop] = [performance.now(), process.cpuUsage(), performance.eventLoopUtilization()];
  const [bot, all] = [processorTimeOf(pid), processorTimeOfAll()];
  return () => {
    const seconds = (performance.now() - wall) / 1_000;
    const now = processorTimeOf(pid);
    const { user, system } = process.cpuUsage(own);
    const harness = (user + system) / 1e6 / seconds;
    const ofBot = (now.all - bot.all) / seconds;
    return {
      cores: {
        bot: ofBot,
        botLoop: (now.main - bot.main) / seconds,
        harness,
        others: Math.max(0, (processorTimeOfAll() - all) / seconds - ofBot - harness),
      },
      harnessBusy: performance.eventLoopUtilization(loop).utilization,
    };
  };
}
