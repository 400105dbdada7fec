/** The demo brand's events, day by day: what begins on a day depends on the day and the seed alone. */
import type { Day } from '../../base/day.ts';
import { Calendar, dayOf, expectedVisitors, hourAt, isNightShort, numberOf } from './calendar.ts';
import { type DemoEvent, emitTo } from './emit.ts';
import { tellVisit, type Visit } from './funnel.ts';
import { tellGoals } from './goals.ts';
import { Random } from './random.ts';
import { Rota } from './rota.ts';
import { type Scene } from './scene.ts';

const usualSeed = 'aurora/2';
/** A visitor comes back at most this many days later; everything that begins on a day is over within one day more. */
const returnDays = 10;
export const storyDays = returnDays + 3;

type Profile = Pick<Visit, 'device' | 'source' | 'control'>;

const sources = { web: 62, 'brand app': 16, facebook: 6, 'twilio sms': 5, 'apple business chat': 5, google: 4, line: 2 };

/** Tells the demo brand's days. */
export class DemoDays {
  readonly #calendar = new Calendar();
  readonly #rota: Rota;
  readonly #seed: string;

  /** Another `seed` tells other days of the same brand, with the same incidents. */
  constructor(seed = usualSeed) {
    this.#seed = seed;
    this.#rota = new Rota(this.#calendar, seed);
  }

  /** The day in which an instant lies, in the brand's zone. */
  dayAt(instant: number): Day {
    return dayOf(this.#calendar.numberAt(instant));
  }

  /** The instant at which a day begins. */
  startOf(day: Day): number {
    return this.#calendar.startOf(numberOf(day));
  }

  /**
   * The events of everything that begins on `day`: its shifts, its new visitors and all that those do later, up to
   * `storyDays` days on. In no order. The same for the same day, always.
   */
  eventsOfDay(day: Day): DemoEvent[] {
    const events: DemoEvent[] = [];
    const scene = { calendar: this.#calendar, rota: this.#rota, emit: emitTo(events) };
    const number = numberOf(day);
    this.#rota.emitStatuses(number, scene.emit);
    const random = new Random(`${this.#seed}/day/${day}`);
    const expected = expectedVisitors(number);
    const visitors = Math.max(1, Math.round(expected + random.bell() * Math.sqrt(expected)));
    const more = isNightShort(number) ? 100 : 0;
    for (let visitor = 0; visitor < visitors + more; visitor++) {
      const own = new Random(`${this.#seed}/${day}/${visitor}`);
      const hour = visitor < visitors ? hourAt(own.next()) : own.between(18, 23.5);
      tellVisitor(scene, own, { first: number, hour, serial: `${day.replaceAll('-', '')}-${visitor}` });
    }
    return events;
  }
}

interface Arrival {
  /** The number of the day of the first visit, and its time of day in hours. */
  readonly first: number;
  readonly hour: number;
  readonly serial: string;
}

/** All visits of one visitor: the first, and others on days after it. */
function tellVisitor(scene: Scene, random: Random, { first, hour, serial }: Arrival): void {
  const source = random.weighted(sources);
  const profile = { source, device: deviceFor(random, source), control: random.chance(0.05) };
  const visits = 1 + random.index([74, 18, 6, 2]);
  const days = new Set([first]);
  for (let visit = 1; visit < visits; visit++) days.add(first + Math.ceil(returnDays * random.next() ** 2));
  let before: Parameters<typeof tellGoals>[4] = null;
  for (const [index, day] of [...days].sort((one, other) => one - other).entries()) {
    const at = scene.calendar.at(day, day === first ? hour : hourAt(random.next()));
    const visit: Visit = { ...(profile satisfies Profile), id: `v${serial}-${index}`, at, day, visitor: `u${serial}` };
    const outcome = tellVisit(scene, random, visit);
    tellGoals(scene, random, visit, outcome, before);
    before = outcome.engaged ?? before;
  }
}

function deviceFor(random: Random, source: string): string {
  if (source === 'web') return random.weighted({ 'desktop/laptop': 52, 'mobile smartphone': 36, 'mobile tablet': 10, unknown: 2 });
  if (source === 'twilio sms') return random.weighted({ 'mobile smartphone': 94, unknown: 6 });
  return random.weighted({ 'mobile smartphone': 74, 'mobile tablet': 14, 'desktop/laptop': 12 });
}

export interface Telling {
  /** Leaves out what happened before this instant. */
  readonly since?: number;
  /** Called when a day is told. */
  readonly onDay?: (day: Day) => void;
  readonly seed?: string;
}

/**
 * The event lines of everything that begins from `from` to `to` (both included) and has happened by `now` (milliseconds since the
 * epoch), in order of time. What an earlier `now` gives is the beginning of what a later one gives.
 */
export function* demoEvents(from: Day, to: Day, now: number, telling: Telling = {}): Generator<string, void, undefined> {
  const { since = Number.NEGATIVE_INFINITY, onDay, seed } = telling;
  const days = new DemoDays(seed);
  let waiting: DemoEvent[] = [];
  const last = numberOf(to);
  for (let number = numberOf(from); number <= last; number++) {
    const events = days.eventsOfDay(dayOf(number)).filter(({ at }) => at <= now && at >= since);
    const end = number === last ? Number.POSITIVE_INFINITY : days.startOf(dayOf(number + 1));
    const due: DemoEvent[] = [];
    const later: DemoEvent[] = [];
    for (const event of [...waiting, ...events]) (event.at < end ? due : later).push(event);
    waiting = later;
    for (const { line } of due.sort((one, other) => one.at - other.at)) yield line;
    onDay?.(dayOf(number));
  }
}
