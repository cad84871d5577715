import robotsParser from 'robots-parser';
import type { Web } from './web-response.js';

/** What a site lets robots of our name read. */
export interface Robots {
  /** Whether a page may be read, and what to wait between two of its site. Rejects only when `signal` is aborted. */
  allows(address: string, signal: AbortSignal): Promise<RobotsAnswer>;
}

export type RobotsAnswer =
  | { readonly kind: 'allowed'; readonly pauseMs: number }
  /** `isPassing`: the site could not be asked, and perhaps can be later. `why` completes "…: not taken: ". */
  | { readonly kind: 'refused'; readonly isPassing: boolean; readonly why: string };

/** The name a robots.txt may speak to. */
export const ROBOT_NAME = 'Chuchu';

/** RFC 9309, 2.4: not longer than a day. */
const KEPT_MS = 24 * 60 * 60 * 1000;
/** After a failure; the site is not asked again for each of its pages. */
const KEPT_FAILURE_MS = 10 * 60 * 1000;
/** RFC 9309, 2.5: at least 500 KiB. */
const MAX_BYTES = 512 * 1024;
/** Between two pages of one site, where it asks for nothing else. */
const PAUSE_MS = 1000;
/** A site that asks for more is obeyed this far: a poll must end. */
const MAX_PAUSE_MS = 30_000;
/** Sites that are remembered; past them all are forgotten. */
const MAX_SITES = 1000;

type Rules = ReturnType<typeof robotsParser.default>;
/** Of a site that could not be asked, nothing may be read (RFC 9309, 2.3.1.4). */
interface Unreachable {
  readonly isPassing: boolean;
  readonly got: string;
}

interface Kept {
  readonly rules: Rules | Unreachable | 'none';
  readonly untilMs: number;
  readonly sinceMs: number;
}

/** Reads and remembers the robots.txt of each site that is asked for. */
export function createRobots({ web, now }: { readonly web: Web; readonly now: () => number }): Robots {
  const sites = new Map<string, Kept>();
  return {
    async allows(address, signal) {
      const { origin } = new URL(address);
      const known = sites.get(origin);
      const nowMs = now();
      // Where the clock was set back, what was kept is of no known age.
      const isFresh = known !== undefined && nowMs < known.untilMs && nowMs >= known.sinceMs;
      const kept = isFresh ? known : await read({ web, origin, nowMs, signal });
      if (!isFresh) {
        if (sites.size >= MAX_SITES) sites.clear();
        sites.set(origin, kept);
      }
      return judge(kept.rules, address);
    },
  };
}

interface Reading {
  readonly web: Web;
  readonly origin: string;
  readonly nowMs: number;
  readonly signal: AbortSignal;
}

async function read({ web, origin, nowMs, signal }: Reading): Promise<Kept> {
  const address = `${origin}/robots.txt`;
  const response = await web.get({ address, accept: 'text/plain,*/*;q=0.1', maxBytes: MAX_BYTES, signal });
  const keep = (rules: Kept['rules'], ms: number): Kept => ({ rules, sinceMs: nowMs, untilMs: nowMs + ms });
  if (response.kind === 'document') {
    return keep(parseRobots(address, new TextDecoder().decode(response.bytes)), KEPT_MS);
  }
  const { isPassing, got, status } = response.kind === 'failed' ? response : NOTHING_ASKED_FOR;
  // RFC 9309, 2.3.1.3: a site without one (4xx) lets everything be read.
  return !isPassing && status !== null ? keep('none', KEPT_MS) : keep({ isPassing, got }, KEPT_FAILURE_MS);
}

/** A 304 to a request that named no version. */
const NOTHING_ASKED_FOR = { isPassing: true, got: 'HTTP 304', status: null };

function judge(rules: Kept['rules'], address: string): RobotsAnswer {
  if (rules === 'none') return { kind: 'allowed', pauseMs: PAUSE_MS };
  if ('got' in rules) {
    const { isPassing, got } = rules;
    return { kind: 'refused', isPassing, why: `expected to read its robots.txt, got ${got}` };
  }
  if (rules.isAllowed(address, ROBOT_NAME) === false) {
    return { kind: 'refused', isPassing: false, why: 'its robots.txt does not let robots read it' };
  }
  const askedMs = (rules.getCrawlDelay(ROBOT_NAME) ?? 0) * 1000;
  // `Crawl-delay: soon` is no number.
  const pauseMs = Number.isNaN(askedMs) ? PAUSE_MS : Math.min(Math.max(askedMs, PAUSE_MS), MAX_PAUSE_MS);
  return { kind: 'allowed', pauseMs };
}

/** The package is CommonJS, and its types say that what it exports stands under `default`; it stands there itself. */
const parseRobots: (address: string, text: string) => Rules =
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- see above
  robotsParser as unknown as typeof robotsParser.default;
