/** What the buttons of a schedule do, but for Edit, which opens a form. */
import type { Schedule } from '../../../schedule/schedule.ts';
import type { Schedules } from '../../../schedule/schedules.ts';
import type { Deed } from './ids.ts';
import { postedText } from './words.ts';

/** Does it; what is said of it, in mrkdwn. */
export async function doDeed(deed: Exclude<Deed, 'edit'>, schedule: Schedule, schedules: Schedules): Promise<string> {
  const { id } = schedule;
  const what = postedText(schedule);
  switch (deed) {
    case 'run':
      await schedules.runNow(id);
      return `It is being posted now: ${what}`;
    case 'pause':
      await schedules.pause(id, null);
      return `Paused: ${what}. \`/parley schedules\` resumes it.`;
    case 'resume':
      await schedules.resume(id);
      return `Resumed: ${what}`;
    case 'delete':
      await schedules.remove(id);
      return `Deleted: ${what}`;
  }
}
