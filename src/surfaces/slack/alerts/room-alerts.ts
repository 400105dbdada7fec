/** What the listeners know of alerts. */
import type { Watch } from '../../../ask/watching.ts';
import type { Clock } from '../../../base/clock.ts';
import type { Alerts } from '../../../schedule/alerts/alerts.ts';

export interface RoomAlerts {
  readonly kept: Alerts;
  /** By which they are run. */
  readonly clock: Clock;
  /** Reads a sentence as an alert, within rights. */
  readonly watch: Watch;
}
