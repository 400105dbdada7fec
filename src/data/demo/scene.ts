/** What a story of the demo brand plays on: the calendar, the rota, and where its events go. */
import type { Calendar } from './calendar.ts';
import type { Emit } from './emit.ts';
import type { Rota } from './rota.ts';

export interface Scene {
  readonly calendar: Calendar;
  readonly rota: Rota;
  readonly emit: Emit;
}
