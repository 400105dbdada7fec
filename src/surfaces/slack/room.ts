/** What every listener works with. */

import type { Reader } from '../../ask/access/audit.ts';
import type { Answers, RecountOptions, ReplayOptions } from '../../ask/answers.ts';
import type { Builder } from '../../ask/building/builder.ts';
import type { Home } from '../../ask/home/home.ts';
import type { Log } from '../../ask/log.ts';
import type { Ask, Follows, RightfulInput } from '../../ask/outcome.ts';
import type { ChartPainter } from '../../present/chart/painter.ts';
import type { Schedules } from '../../schedule/schedules.ts';
import type { Deliveries } from '../../store/deliveries.ts';
import type { LookUp } from './access/look-up.ts';
import type { Runs } from './actions/runs.ts';
import type { RoomAlerts } from './alerts/room-alerts.ts';
import type { InFlight } from './in-flight.ts';
import type { Waits } from './patience.ts';

export interface ReadAnswers extends Omit<Answers, 'replay' | 'recount' | 'receipt'> {
  readonly replay: (id: string, options: ReplayOptions & { readonly reader: Reader }) => ReturnType<Answers['replay']>;
  readonly recount: (id: string, options: RecountOptions & { readonly reader: Reader }) => ReturnType<Answers['recount']>;
  readonly receipt: (id: string, reader: Reader) => ReturnType<Answers['receipt']>;
}

export interface Room {
  /** Only within rights: those of whoever asks, and of everybody where the answer would stand. */
  readonly ask: (input: RightfulInput) => ReturnType<Ask>;
  readonly follows: Follows;
  readonly access: LookUp;
  readonly builder: Builder;
  readonly schedules: Schedules;
  /** Null: none are kept. */
  readonly alerts: RoomAlerts | null;
  readonly home: Home;
  /** Answers given before, by their id: only as far as they are open to whoever reads them. */
  readonly answers: ReadAnswers;
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
