/** Calls of the Web API that wait and try again, where trying again can do no harm. The clients themselves never repeat a call. */
import { setTimeout as pause } from 'node:timers/promises';
import { webApi } from '@slack/bolt';

/** How long to wait for Slack, in milliseconds. */
export interface Waits {
  /** Between looks at an uploaded picture; after the last the answer goes without it. */
  readonly polls: readonly number[];
  /** For a picture, before the answer goes ahead of it. */
  readonly chart: number;
  /** Before posting again when Slack does not know a picture yet. */
  readonly picture: readonly number[];
  /** Before repeating a call that failed. */
  readonly again: readonly number[];
  /** For the status line, before the answer goes out without it. */
  readonly status: number;
  /** For one call, its wait for a turn not counted. */
  readonly call: number;
  /** The longest Retry-After that is waited out. */
  readonly rateLimit: number;
  /** Before what is running is said, with a button that stops it. */
  readonly running: number;
  /** Before an answer comes as a message of its own that mentions the asker. */
  readonly late: number;
  /** For answers under way at a stop. */
  readonly stop: number;
  /** Told of every call that is repeated. */
  readonly repeated?: () => void;
}

export const usualWaits: Waits = {
  polls: [200, 400, 800, 1600, 2000, 2500, 2500],
  chart: 4000,
  picture: [1000, 1000, 1000],
  again: [500, 2000],
  status: 1500,
  call: 10_000,
  rateLimit: 60_000,
  running: 3000,
  late: 60_000,
  stop: 25_000,
};

/** `reads` may be repeated after any failure; `posts` only where Slack surely did not take it, since a second post is a second answer. */
export type Harm = 'reads' | 'posts';

/** What `call` gives, tried again as `waits` and `harm` allow. */
export async function patiently<Value>(waits: Waits, harm: Harm, call: () => Promise<Value>): Promise<Value> {
  let failures = 0;
  for (;;) {
    try {
      return await call();
    } catch (error) {
      const wait = error instanceof webApi.WebAPIRateLimitedError ? error.retryAfter * 1000 : waits.again[failures];
      failures += 1;
      if (wait === undefined || wait > waits.rateLimit || failures > 4 || !mayRepeat(error, harm)) throw error;
      waits.repeated?.();
      await pause(wait);
    }
  }
}

/** What Slack says where it is not well itself. */
const passing: ReadonlySet<string> = new Set(['internal_error', 'fatal_error', 'service_unavailable', 'request_timeout']);

/** Whether what `code` (of `codeOf`) stands for passes by itself, and says nothing of what was asked. */
export function passes(code: string): boolean {
  return passing.has(code) || code === 'ratelimited' || code === 'network' || code.startsWith('http_5');
}

function mayRepeat(error: unknown, harm: Harm): boolean {
  if (error instanceof webApi.WebAPIRateLimitedError) return true;
  if (error instanceof webApi.WebAPIPlatformError) return passing.has(error.data.error) && harm === 'reads';
  if (error instanceof webApi.WebAPIHTTPError) return error.statusCode >= 500 && harm === 'reads';
  // A connection that broke may have carried the call; one that was refused has not.
  if (error instanceof webApi.WebAPIRequestError) return harm === 'reads' || refusedConnection(error);
  return false;
}

function refusedConnection(error: webApi.WebAPIRequestError): boolean {
  const { cause } = error.original;
  return cause instanceof Error && 'code' in cause && cause.code === 'ECONNREFUSED';
}

/** Slack's code for what went wrong, for logs and decisions: `invalid_blocks`, `http_500`, `network`. */
export function codeOf(error: unknown): string {
  if (error instanceof webApi.WebAPIPlatformError) return error.data.error;
  if (error instanceof webApi.WebAPIHTTPError) return `http_${error.statusCode}`;
  if (error instanceof webApi.WebAPIRateLimitedError) return 'ratelimited';
  if (error instanceof webApi.WebAPIRequestError) return 'network';
  return error instanceof Error ? error.name : 'unknown';
}

/** What Slack says about each bad block; empty for other errors. */
export function complaintsIn(error: unknown): readonly string[] {
  if (!(error instanceof webApi.WebAPIPlatformError) || error.data.error !== 'invalid_blocks') return [];
  return error.data.response_metadata?.messages ?? [];
}
