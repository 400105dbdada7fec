/** What every listener works with. */

import type { Answers } from '../../ask/answers.ts';
import type { Builder } from '../../ask/building/builder.ts';
import type { Home } from '../../ask/home/home.ts';
import type { Log } from '../../ask/log.ts';
import type { Ask, Follows } from '../../ask/outcome.ts';
import type { ChartPainter } from '../../present/chart/painter.ts';
import type { Deliveries } from '../../store/deliveries.ts';
import type { Runs } from './actions/runs.ts';
import type { InFlight } from './in-flight.ts';
import type { Waits } from './patience.ts';

export interface Room {
  readonly ask: Ask;
  readonly follows: Follows;
  readonly builder: Builder;
  readonly home: Home;
  /** Answers given before, by their id. */
  readonly answers: Answers;
  readonly painter: ChartPainter;
  readonly deliveries: Deliveries;
  readonly log: Log;
  readonly waits: Waits;
  readonly inFlight: InFlight;
  /** Questions that are being answered by this process. */
  readonly runs: Runs;
  /** Where browsers reach this installation; null: nowhere. */
  readonly address: string | null;
}
