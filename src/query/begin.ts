/** The beginning of a run: the rows' statement is sent before anybody waits for it. */
import type { SqlRow, StatementReader } from '../base/statement.ts';
import type { MetricsPlan } from '../plan/plan.ts';
import { compileOnce } from './compiled-before.ts';
import { type RunContext, resolvingOf } from './run-plan.ts';

export interface Begun {
  /** As the reader it was begun with, which hands out the rows on their way to whoever asks for them. */
  readonly reader: StatementReader;
  /** Stops the statement: nobody will ask. */
  drop(): void;
}

/** Sends the first statement of `plan`; null where it has none. What the database says of it, its rows or an error, is for whoever asks the reader. */
export function begin(plan: MetricsPlan, context: Omit<RunContext, 'meanwhile'>): Begun | null {
  const { reader, timeoutMs, signal } = context;
  const compiled = compileOnce(plan, resolvingOf(context, reader.dialect));
  if (!compiled.ok) return null;
  const { main } = compiled.value.rows;
  const dropped = new AbortController();
  const stopped = signal === undefined ? dropped.signal : AbortSignal.any([signal, dropped.signal]);
  const rows: Promise<readonly SqlRow[]> = reader.read(main, { timeoutMs, signal: stopped });
  rows.catch(() => undefined);
  return {
    // What is compiled once is the same statement, not only one alike.
    reader: { dialect: reader.dialect, read: (statement, options) => (statement === main ? rows : reader.read(statement, options)) },
    drop: () => dropped.abort(),
  };
}
