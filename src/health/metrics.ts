import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Health } from './health.js';
import { readinessOf } from './readiness.js';

/** A question that was answered, as it is counted. Seconds by phase. */
export interface AnsweredQuestion {
  readonly kind: string;
  readonly seconds: Readonly<Record<string, number>>;
}

/** Counts what happens, and shows it with how things stand, in the text format of Prometheus. */
export interface Metrics {
  readonly contentType: string;
  text(): Promise<string>;
  countUpdate(type: string): void;
  countQuestion(question: AnsweredQuestion): void;
  /** @param code of Telegram's answer; 0 for none. */
  countRequest(method: string, code: number): void;
}

export interface MetricsOptions {
  /** All there are: what never happened is counted as 0, so that its first time is an increase. */
  readonly answerKinds: readonly string[];
  readonly phases: readonly string[];
  /** Milliseconds since 1970-01-01T00:00:00Z. */
  readonly now: () => number;
}

/** From a millisecond to the minute that a flood may ask for. */
const phaseBuckets = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60];

/** Labels are of what the code itself names, and of the feeds of the settings: nobody who writes to the bot can add one. */
export function createMetrics(health: Health, { answerKinds, phases: phaseNames, now }: MetricsOptions): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  addGauges(registry, health, now);
  const updates = new Counter({
    name: 'chuchu_updates_total',
    help: 'Updates that came from Telegram, repeats too, by type.',
    labelNames: ['type'],
    registers,
  });
  const questions = new Counter({ name: 'chuchu_questions_total', help: 'Questions that were asked.', registers });
  const answers = new Counter({
    name: 'chuchu_answers_total',
    help: 'Answers to them, by kind.',
    labelNames: ['kind'],
    registers,
  });
  const phases = new Histogram({
    name: 'chuchu_question_seconds',
    help: 'Time that a question took, by phase: queue, search, compose, send.',
    labelNames: ['phase'],
    buckets: phaseBuckets,
    registers,
  });
  const requests = new Counter({
    name: 'chuchu_telegram_requests_total',
    help: 'Requests to Telegram but for alerts, by method and the code of the answer, 0 for none.',
    labelNames: ['method', 'code'],
    registers,
  });
  for (const kind of answerKinds) answers.inc({ kind }, 0);
  for (const phase of phaseNames) phases.zero({ phase });
  return {
    contentType: registry.contentType,
    text: () => registry.metrics(),
    countUpdate: (type) => updates.inc({ type }),
    countQuestion: ({ kind, seconds }) => {
      questions.inc();
      answers.inc({ kind });
      for (const [phase, took] of Object.entries(seconds)) phases.observe({ phase }, took);
    },
    countRequest: (method, code) => requests.inc({ method, code }),
  };
}

/** What is read when it is asked for. */
function addGauges(registry: Registry, health: Health, now: () => number): void {
  const gauge = <Label extends string>(
    name: string,
    help: string,
    labelNames: readonly Label[],
    read: (gauge: Gauge<Label>) => void,
  ): void => {
    const made: Gauge<Label> = new Gauge({
      name,
      help,
      labelNames,
      registers: [registry],
      collect: () => {
        made.reset();
        read(made);
      },
    });
  };
  gauge('chuchu_articles', 'Articles that are served.', [], (made) => made.set(health.index()?.articles ?? 0));
  gauge('chuchu_rejected_files', 'Files of the corpus that are not served.', [], (made) =>
    made.set(health.index()?.rejectedFiles ?? 0),
  );
  gauge('chuchu_index_file_bytes', 'Size of index.bin.', [], (made) => made.set(health.index()?.fileBytes ?? 0));
  gauge('chuchu_passages', 'Passages that are served, by layer of the index: frozen or live.', ['layer'], (made) => {
    made.set({ layer: 'frozen' }, health.index()?.frozenPassages ?? 0);
    made.set({ layer: 'live' }, health.index()?.livePassages ?? 0);
  });
  gauge('chuchu_subscriptions', 'Subscriptions of all chats.', [], (made) => made.set(health.subscriptions()));
  gauge('chuchu_alerts', 'Alerts in the outbox by state; settled ones are kept for 30 days.', ['state'], (made) => {
    const { owed, sending, sent, uncertain, givenUp, dropped } = health.alerts();
    const counts = { owed, sending, sent, uncertain, 'given-up': givenUp, dropped };
    for (const [state, count] of Object.entries(counts)) made.set({ state }, count);
  });
  gauge('chuchu_alert_delay_seconds', 'How long the alert that waits longest has been due.', [], (made) => {
    const { oldestDueAtMs } = health.alerts();
    made.set(oldestDueAtMs === null ? 0 : Math.max(0, (now() - oldestDueAtMs) / 1000));
  });
  gauge('chuchu_feed_age_seconds', 'Since a feed was last read, by its place in FEEDS.', ['feed', 'host'], (made) => {
    for (const { place, host, ageSeconds } of health.feeds()) made.set({ feed: place, host }, ageSeconds);
  });
  gauge('chuchu_feed_failures', 'How often in a row a feed could not be read.', ['feed', 'host'], (made) => {
    for (const { place, host, failures } of health.feeds()) made.set({ feed: place, host }, failures);
  });
  gauge('chuchu_ready', 'What /readyz says, 1 or 0, by what it looks at.', ['check'], (made) => {
    for (const [check, isReady] of Object.entries(readinessOf(health.readiness))) made.set({ check }, isReady ? 1 : 0);
  });
}
