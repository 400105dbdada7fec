/** What can be measured of the bot while it runs, in the words of Prometheus. Nothing in it says who asked or what. */
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Ask } from '../../../ask/outcome.ts';
import type { RunMeters } from '../../../schedule/run-meters.ts';
import type { Kind } from './keys.ts';

/** What became of a delivery at the door. */
export type Taken = 'new' | 'repeated' | 'refused' | 'taken_over' | 'given_up';

export interface Meters extends RunMeters {
  delivered(kind: Kind, taken: Taken): void;
  called(method: string, outcome: string): void;
  repeated(): void;
  /** Slack delivered something again. */
  redelivered(): void;
  /** Counts the outcomes of `ask`, and the time that reading and the database take. */
  watched(ask: Ask): Ask;
  /** Measures the posting of a message, from its turn in the queue to Slack's answer. */
  posting<Value>(post: () => Promise<Value>): Promise<Value>;
  /** Watches something that goes up and down. */
  watch(name: 'queue_length' | 'in_flight', help: string, value: () => number): void;
  /** All of it in the text format of Prometheus. */
  text(): Promise<string>;
  readonly contentType: string;
}

const seconds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

const lags = [1, 5, 15, 60, 300, 900, 3600, 10_800];

/** Meters at zero, beside those of Node (event loop, memory). */
export function newMeters(): Meters {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const questions = new Counter({ name: 'parley_questions_total', help: 'Questions by outcome', labelNames: ['outcome'], registers });
  const parts = new Histogram({
    name: 'parley_question_seconds',
    help: 'Seconds of a question: reading and planning, the database, posting a message',
    labelNames: ['part'],
    buckets: seconds,
    registers,
  });
  const deliveries = new Counter({
    name: 'parley_deliveries_total',
    help: 'Deliveries by kind and by what became of them',
    labelNames: ['kind', 'taken'],
    registers,
  });
  const calls = new Counter({
    name: 'parley_slack_calls_total',
    help: 'Calls of the Web API by method and HTTP status',
    labelNames: ['method', 'status'],
    registers,
  });
  const retries = new Counter({
    name: 'parley_retries_total',
    help: 'Calls that we repeated, and deliveries that Slack repeated',
    labelNames: ['by'],
    registers,
  });
  const runs = new Counter({ name: 'parley_runs_total', help: 'Runs of schedules by how they ended', labelNames: ['state'], registers });
  const lag = new Histogram({
    name: 'parley_run_lag_seconds',
    help: 'Seconds from when a run was due to when it was posted',
    buckets: lags,
    registers,
  });
  const elapsed = (since: number): number => (performance.now() - since) / 1000;
  return {
    ended(state, lagMs) {
      runs.inc({ state });
      if (state === 'posted') lag.observe(lagMs / 1000);
    },
    delivered: (kind, taken) => deliveries.inc({ kind, taken }),
    called: (method, status) => calls.inc({ method, status }),
    repeated: () => retries.inc({ by: 'us' }),
    redelivered: () => retries.inc({ by: 'slack' }),
    watched: (ask) => async (input) => {
      const begun = performance.now();
      const outcome = await ask(input);
      questions.inc({ outcome: outcome.kind });
      const query = outcome.kind === 'answer' ? (outcome.shown.result?.elapsedMs ?? 0) / 1000 : 0;
      if (query > 0) parts.observe({ part: 'query' }, query);
      parts.observe({ part: 'reading' }, Math.max(0, elapsed(begun) - query));
      return outcome;
    },
    async posting(post) {
      const begun = performance.now();
      const value = await post();
      parts.observe({ part: 'posting' }, elapsed(begun));
      return value;
    },
    watch(name, help, value) {
      const gauge: Gauge = new Gauge({ name: `parley_${name}`, help, registers, collect: () => gauge.set(value()) });
    },
    text: () => registry.metrics(),
    contentType: registry.contentType,
  };
}
