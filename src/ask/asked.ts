/** What passes between reading a question and giving its answer. */
import type { Day } from '../base/day.ts';
import type { StatementReader } from '../base/statement.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import type { Reading } from '../language/question.ts';
import type { Planned } from '../plan/planned.ts';
import type { Changed } from '../present/answer.ts';
import type { Store } from '../store/store.ts';
import type { Rights } from './access/rights.ts';
import type { Knowledge } from './knowledge.ts';
import type { Settings } from './settings.ts';

/** A question that was read and planned: all that its answer follows from. */
export interface Asked {
  readonly id: string;
  readonly question: string;
  readonly reading: Reading;
  readonly planned: Planned;
  readonly knowledge: Knowledge;
  readonly today: Day;
  /** What a follow-up changed; null for a question of its own. */
  readonly changed: Changed | null;
  /** Within which it was read and planned; everything where left out. */
  readonly rights?: Rights;
  /** Only the asker may be shown the answer, not the room: why. */
  readonly alone?: string;
}

export interface GiveParts {
  readonly store: Store;
  readonly catalogue: Catalogue;
  readonly settings: Pick<Settings, 'timeoutMs' | 'rowCap'>;
}

export interface GiveOptions {
  /** A picture will be drawn: a single number gets its days for a sparkline. */
  readonly picture: boolean;
  readonly signal: AbortSignal | undefined;
  /** Work that goes on while the numbers are read; the answer waits for it. */
  readonly meanwhile?: () => Promise<void>;
  /** Reads the numbers; the store where left out. */
  readonly reader?: StatementReader;
}
