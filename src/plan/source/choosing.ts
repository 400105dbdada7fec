/** What the choice of sources knows besides the cuts. */
import type { Coverage, DaySpan } from '../../catalogue/coverage.ts';
import type { Directory } from '../../catalogue/directory.ts';

export interface Choosing {
  readonly directory: Directory;
  readonly coverage: Coverage;
  /** Every range that is read: the asked one and the one compared with. */
  readonly ranges: readonly DaySpan[];
  /** For checks of one path against the other. */
  readonly only?: 'facts' | 'datasets' | undefined;
}
