/** What every listener works with. */

import type { Log } from '../../ask/log.ts';
import type { Ask, RightfulInput } from '../../ask/outcome.ts';
import type { ChartPainter } from '../../present/chart/painter.ts';
import type { Deliveries } from '../../store/deliveries.ts';
import type { LookUp } from './access/look-up.ts';
import type { InFlight } from './in-flight.ts';
import type { Waits } from './patience.ts';

export interface Room {
  /** Only within rights: those of whoever asks, and of everybody where the answer would stand. */
  readonly ask: (input: RightfulInput) => ReturnType<Ask>;
  readonly access: LookUp;
  readonly painter: ChartPainter;
  readonly deliveries: Deliveries;
  readonly log: Log;
  readonly waits: Waits;
  readonly inFlight: InFlight;
  /** The bot's own user. */
  readonly botUser: string;
}
