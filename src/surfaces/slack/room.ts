/** What every listener works with. */

import type { Builder } from '../../ask/building/builder.ts';
import type { Log } from '../../ask/log.ts';
import type { Ask } from '../../ask/outcome.ts';
import type { ChartPainter } from '../../present/chart/painter.ts';
import type { Deliveries } from '../../store/deliveries.ts';
import type { InFlight } from './in-flight.ts';
import type { Waits } from './patience.ts';

export interface Room {
  readonly ask: Ask;
  readonly builder: Builder;
  readonly painter: ChartPainter;
  readonly deliveries: Deliveries;
  readonly log: Log;
  readonly waits: Waits;
  readonly inFlight: InFlight;
  /** The bot's own user. */
  readonly botUser: string;
}
