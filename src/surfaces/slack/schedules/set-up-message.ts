/** What is said of a schedule that was asked for: that it is set up, or what it would be. */
import type { types } from '@slack/bolt';
import type { Schedule } from '../../../schedule/schedule.ts';
import type { NewSchedule } from '../../../schedule/schedules.ts';
import { instantText } from '../blocks/instant.ts';
import type { Outgoing } from '../blocks/outgoing.ts';
import { button, lines } from '../home/parts.ts';
import { limits } from '../limits.ts';
import { deedId, scheduleIds } from './ids.ts';
import { oftenText, placesIn, postedText } from './words.ts';

/** It is set up; `before`: it was already. */
export function madeMessage(schedule: Schedule, next: readonly number[], reader: string, before: boolean): Outgoing {
  const { id, sentence } = schedule;
  return message(`${before ? 'That is set up already' : 'Set up'}: ${summary(schedule, reader)}`, sentence, next, [
    ...(before ? [] : [button({ id: scheduleIds.undo, label: 'Undo', value: id, spoken: `Undo the schedule of: ${sentence}` })]),
    button({ id: deedId('post', 'edit', 0), label: 'Edit', value: id, spoken: `Edit the schedule of: ${sentence}` }),
  ]);
}

/** It would post elsewhere than it was asked; `answer` holds the plan. */
export function confirmMessage(made: NewSchedule, next: readonly number[], reader: string, answer: string): Outgoing {
  const { plan, to, sentence } = made;
  const what = summary({ ...plan.schedule, to }, reader);
  return message(`Shall I post this ${what}?`, sentence, next, [
    {
      ...button({ id: scheduleIds.confirm, label: 'Set it up', value: answer, spoken: `Set it up: ${sentence}` }),
      style: 'primary',
    },
    button({ id: scheduleIds.decline, label: 'Not now', value: answer, spoken: `Not now: ${sentence}` }),
  ]);
}

/** Why it is not set up, in mrkdwn. */
export function notMadeMessage(why: string): Outgoing {
  const text = `Not set up: ${why}`.slice(0, limits.text);
  return { text, blocks: [{ type: 'section', text: { type: 'mrkdwn', text, verbatim: true } }] };
}

/** One line of mrkdwn in the place of buttons that are of no more use. */
export function settledMessage(text: string): Outgoing {
  return { text, blocks: [{ type: 'section', text: { type: 'mrkdwn', text: text.slice(0, limits.text), verbatim: true } }] };
}

function summary(schedule: Pick<Schedule, 'cron' | 'zone' | 'to'>, reader: string): string {
  return `*${oftenText(schedule)}* in ${placesIn(schedule.to, reader)}`;
}

function message(first: string, sentence: string, next: readonly number[], buttons: types.Button[]): Outgoing {
  const text = `${first}\n${postedText({ sentence })}`.slice(0, limits.text);
  const times = next.length === 0 ? 'It never comes.' : `Next: ${next.map(instantText).join(' · ')} (your time)`;
  return {
    text,
    blocks: [{ type: 'section', text: { type: 'mrkdwn', text, verbatim: true } }, lines([times]), { type: 'actions', elements: buttons }],
  };
}
