/** What a story of the demo brand plays on: the calendar, the rota, and where its events go. */
import { brandId } from './brand.ts';
import type { Calendar } from './calendar.ts';
import type { Rota } from './rota.ts';

/** An event line and its instant in milliseconds since the epoch. */
export interface DemoEvent {
  readonly at: number;
  readonly line: string;
}

export type Fields = Readonly<Record<string, string | number | boolean | undefined>>;

/** Takes one event; `at` in milliseconds since the epoch. */
export type Emit = (type: string, at: number, fields: Fields) => void;

export interface Scene {
  readonly calendar: Calendar;
  readonly rota: Rota;
  readonly emit: Emit;
}

/** Adds each event as a line of data.md to `events`; fields that are undefined are left out. */
export function emitTo(events: DemoEvent[]): Emit {
  return (type, at, fields) => {
    const instant = Math.round(at);
    events.push({ at: instant, line: JSON.stringify({ type, brand: brandId, at: new Date(instant).toISOString(), ...fields }) });
  };
}
