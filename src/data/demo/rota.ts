/** Who works when, and what the agents' status shows meanwhile. Night Shift goes on over midnight. */
import { type Agent, agents } from './brand.ts';
import { type Calendar, hourMs, isNightShort, minuteMs, weekdayOf } from './calendar.ts';
import type { Emit } from './emit.ts';
import { Random } from './random.ts';

export interface Shift {
  readonly agent: Agent;
  readonly from: number;
  readonly to: number;
}

/** First hour and length of each person's shift, and the weekdays off (0 Monday). */
const hours: Readonly<Record<string, readonly [from: number, hours: number, ...off: number[]]>> = {
  Dana: [8, 8.5, 5, 6],
  Priya: [9.5, 8.5, 2, 6],
  Jonas: [8, 8.5, 0, 5],
  Aisha: [9.5, 8.5, 3, 4],
  Elena: [10, 8, 1, 6],
  Marco: [17.5, 8.5, 0, 3],
  Yuki: [18, 8, 5, 6],
  Noah: [17.5, 8.5, 2, 4],
  Fatima: [18, 8, 1, 2],
};

export class Rota {
  readonly #calendar: Calendar;
  readonly #seed: string;
  readonly #days = new Map<number, readonly Shift[]>();

  constructor(calendar: Calendar, seed: string) {
    this.#calendar = calendar;
    this.#seed = seed;
  }

  /** The shifts that begin on a day. In a short night only the first of Night Shift is there. */
  shiftsOf(number: number): readonly Shift[] {
    let shifts = this.#days.get(number);
    if (shifts === undefined) {
      shifts = agents.flatMap((agent) => {
        const [from = 0, length = 0, ...off] = hours[agent.name] ?? [];
        if (length === 0 || off.includes(weekdayOf(number))) return [];
        return [{ agent, from: this.#calendar.at(number, from), to: this.#calendar.at(number, from + length) }];
      });
      if (isNightShort(number)) {
        const [left] = shifts.filter(({ agent }) => agent.group === 'Night Shift');
        shifts = shifts.filter((shift) => shift.agent.group !== 'Night Shift' || shift === left);
      }
      this.#days.set(number, shifts);
    }
    return shifts;
  }

  /** The people at work at an instant. */
  peopleAt(instant: number): readonly Agent[] {
    const number = this.#calendar.numberAt(instant);
    return [...this.shiftsOf(number - 1), ...this.shiftsOf(number)]
      .filter(({ from, to }) => from <= instant && instant < to - 5 * minuteMs)
      .map(({ agent }) => agent);
  }

  /** The first instant from `instant` on at which somebody is at work. */
  nextStaffed(instant: number): number {
    if (this.peopleAt(instant).length > 0) return instant;
    const number = this.#calendar.numberAt(instant);
    const starts = [...this.shiftsOf(number), ...this.shiftsOf(number + 1)].map(({ from }) => from).filter((from) => from > instant);
    return Math.min(...starts);
  }

  /** True while one person alone has the night. */
  isShort(instant: number): boolean {
    const number = this.#calendar.numberAt(instant);
    const night = instant < this.#calendar.at(number, 2) ? number - 1 : number;
    return isNightShort(night) && instant >= this.#calendar.at(night, 17.5) && instant < this.#calendar.at(night, 26);
  }

  /** The status events of the shifts that begin on a day: two short breaks, a long one, a lost `offline` now and then. */
  emitStatuses(number: number, emit: Emit): void {
    for (const { agent, from, to } of this.shiftsOf(number)) {
      const random = new Random(`${this.#seed}/status/${number}/${agent.name}`);
      const set = (at: number, status: string) => {
        emit('agent_status', at, { agent: agent.name.toLowerCase(), group: agent.group.toLowerCase().replace(' ', '-'), status });
      };
      set(from + random.between(-4, 6) * minuteMs, 'online');
      const breaks = [
        [from + random.between(1.4, 2.2) * hourMs, random.between(8, 18), 'back_soon'],
        [from + random.between(3.4, 4.4) * hourMs, random.between(28, 44), 'away'],
        [from + random.between(6, 6.9) * hourMs, random.between(8, 20), 'back_soon'],
      ] as const;
      for (const [at, minutes, status] of breaks) {
        if (status === 'back_soon' && random.chance(0.15)) continue;
        set(at, status);
        set(at + minutes * minuteMs, 'online');
      }
      if (!random.chance(0.01)) set(to + random.between(-3, 12) * minuteMs, 'offline');
    }
  }
}
