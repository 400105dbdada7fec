/** Agents' hours (rule 15). */
import { pieces } from './calendar.ts';
import { grouped } from './line.ts';
import { type Occurrence, occurrence } from './occurrence.ts';
import type { World } from './world.ts';

const longest = 12 * 3_600_000;

/** The time in each status, cut so that each piece lies in one hour; logged_in_seconds beside each. */
export function hoursOf({ statuses, lastAt, local }: World): readonly Occurrence[] {
  const found: Occurrence[] = [];
  for (const own of grouped(statuses, ({ agent }) => agent).values())
    for (const [index, { ms, status = '', agent = '', group = '' }] of own.entries()) {
      if (status === 'offline') continue;
      const end = Math.min(own[index + 1]?.ms ?? lastAt, ms + longest);
      for (const [from, to] of pieces(ms, end))
        for (const measure of [`${status}_seconds`, 'logged_in_seconds'])
          found.push(occurrence({ measure, amount: to - from, ...local(from), agent, group }));
    }
  return found;
}
