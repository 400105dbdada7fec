/** Where the events of a story go. */
import { brandId } from './brand.ts';

/** An event line and its instant in milliseconds since the epoch. */
export interface DemoEvent {
  readonly at: number;
  readonly line: string;
}

export type Fields = Readonly<Record<string, string | number | boolean | undefined>>;

/** Takes one event; `at` in milliseconds since the epoch. */
export type Emit = (type: string, at: number, fields: Fields) => void;

/** Adds each event as a line of data.md to `events`; fields that are undefined are left out. */
export function emitTo(events: DemoEvent[]): Emit {
  return (type, at, fields) => {
    const instant = Math.round(at);
    events.push({ at: instant, line: JSON.stringify({ type, brand: brandId, at: new Date(instant).toISOString(), ...fields }) });
  };
}
