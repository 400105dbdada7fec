/**
 * The first statement of a question, sent while the store still tells whether what was known of the brand holds. Where it does, its rows are
 * on their way already; where it does not, or another plan came of it, they are never looked at.
 */
import type { StatementReader } from '../base/statement.ts';
import type { Planned } from '../plan/planned.ts';
import { type Begun, begin } from '../query/begin.ts';
import type { Asked, GiveParts } from './asked.ts';
import { context } from './kinds/metrics.ts';

export interface Ahead {
  /** Sends it; once. */
  begin(asked: Pick<Asked, 'knowledge' | 'today'>, planned: Planned): void;
  /** Gives the rows for `planned` where it is what was begun with, else null; what was begun with something else is stopped. */
  readerFor(planned: Planned | null): StatementReader | null;
}

/** Nothing has begun. `signal` stops what will. */
export function readAhead(parts: GiveParts, signal: AbortSignal | undefined): Ahead {
  let begun: (Begun & { readonly planned: Planned }) | null = null;
  return {
    begin(asked, planned) {
      const { plan } = planned;
      const sent =
        plan.kind === 'metrics' && begun === null ? begin(plan, { ...context(asked, parts), reader: parts.store, signal }) : null;
      if (sent !== null) begun = { ...sent, planned };
    },
    readerFor(planned) {
      if (begun === null) return null;
      if (begun.planned === planned) return begun.reader;
      begun.drop();
      return null;
    },
  };
}
