/** The form of a schedule: *Schedule* under an answer, the search for zones, and what is sent. */
import type { App, webApi } from '@slack/bolt';
import type { Schedule } from '../../../../schedule/schedule.ts';
import { faultWords } from '../../actions/fault-words.ts';
import { publishHome } from '../../home/publish.ts';
import { noteFault } from '../../noted-fault.ts';
import { codeOf, patiently } from '../../patience.ts';
import type { Room } from '../../room.ts';
import { scheduleIds } from '../ids.ts';
import { scheduleClickIn } from '../inbound.ts';
import { madeMessage } from '../set-up-message.ts';
import { type SentForm, sentFormIn } from './inbound.ts';
import { openForm } from './open.ts';
import { type Errors, submitted } from './submit.ts';
import { actionOf, formId, option } from './view.ts';
import { zonesLike } from './zones.ts';

/** Registers all of it. */
export function listenForForms(app: App, room: Room): void {
  app.action(scheduleIds.fromAnswer, async ({ ack, body, client }) => {
    await ack();
    const click = scheduleClickIn(body);
    if (click === null) {
      room.log.warn({ action: scheduleIds.fromAnswer }, 'a click that cannot be read was left alone');
      return;
    }
    const { team, user, trigger, message, value } = click;
    await openForm({ team, user, trigger, channel: message?.channel ?? null, from: { answer: value } }, room, client);
  });
  app.options(actionOf('zone'), async ({ ack, options }) => {
    await ack({ options: zonesLike(options.value.slice(0, 100)).map((zone) => option(zone, zone)) });
  });
  app.view(formId, async ({ ack, body, client }) => {
    const form = sentFormIn(body);
    const errors = (problems: Errors) => ack({ response_action: 'errors', errors: { ...problems } });
    if (form === null) {
      room.log.warn({}, 'a form that cannot be read was left alone');
      await errors({ what: 'This form is out of date: please close it and open it again.' });
      return;
    }
    try {
      const kept = await submitted(form, room, client);
      if (!kept.ok) {
        await errors(kept.problems);
        return;
      }
      await ack();
      await tellOf(kept.value, form, room, client);
    } catch (error) {
      await noteFault(error, 'a form of a schedule was not taken', room.log, (id) => errors({ what: faultWords(id) }));
    }
  });
}

/** To whoever sent the form, where he sent it; on Home where it was opened there. */
async function tellOf(schedule: Schedule, { team, user, opened }: SentForm, room: Room, client: webApi.WebClient): Promise<void> {
  const { channel } = opened;
  if (channel === null) {
    await publishHome({ team, user }, { news: 'The schedule is saved.', panel: null }, room, client);
    return;
  }
  const { text, blocks } = madeMessage(schedule, room.schedules.next(schedule, 5), user, false);
  const content = { text, blocks: [...blocks] };
  try {
    await patiently(room.waits, 'posts', () => client.chat.postEphemeral({ channel, user, ...content }));
  } catch (error) {
    // A command may be sent where the app is not.
    room.log.info({ code: codeOf(error) }, 'a schedule is told of in the direct messages');
    await patiently(room.waits, 'posts', () => client.chat.postMessage({ channel: user, ...content }));
  }
}
