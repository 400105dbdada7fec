/** Replies below an alert go on from what it watches, over the period that it told of. */
import { randomUUID } from 'node:crypto';
import type { webApi } from '@slack/bolt';
import { bucketEnd } from '../../../plan/time-buckets.ts';
import type { AlertPosting } from '../../../schedule/alerts/announcer.ts';
import { codeOf } from '../patience.ts';
import { threadOf } from '../place.ts';
import type { Room } from '../room.ts';
import { rightsThere } from '../schedules/rights-there.ts';
import { ownerOf } from '../schedules/words.ts';

/** Gives the thread below the message at `at` the plan of the alert. Never rejects: an alert is told without it. */
export async function letGoOn(
  { alert, event, watched, to }: AlertPosting,
  at: { readonly channel: string; readonly ts: string },
  room: Room,
  client: webApi.WebClient,
): Promise<void> {
  const time = { from: event.period, to: bucketEnd(event.period, watched.grain), phrase: null };
  try {
    const { rights, room: others } = await rightsThere(alert.team, ownerOf(alert), to, room, client);
    const outcome = await room.ask({
      ...{ text: watched.sentenceOf({ ...watched.plan.of, time }), brand: alert.brand, asker: alert.asker, rights, room: others },
      // Its own thread: that below the message goes on from it only where nobody has asked there yet.
      thread: `slack:${alert.team}:${at.channel}:alert-${randomUUID()}`,
    });
    if (outcome.kind !== 'answer' || outcome.alone !== undefined) return;
    await room.answers.goOn(outcome.shown.answer.id, threadOf({ team: alert.team, channel: at.channel, threadTs: at.ts }));
  } catch (error) {
    room.log.warn({ code: codeOf(error), alert: alert.id }, 'replies below an alert begin anew');
  }
}
