/** Clicks on schedules: in lists, on Home, under what they posted, and where one is being set up. */
import type { App, RespondFn, webApi } from '@slack/bolt';
import { readerAt, surely } from '../access/look-up.ts';
import { faultWords } from '../actions/fault-words.ts';
import type { Outgoing } from '../blocks/outgoing.ts';
import { publishHome } from '../home/publish.ts';
import { noteFault } from '../noted-fault.ts';
import { answerHere, gone } from '../own-answers.ts';
import { patiently } from '../patience.ts';
import { askerOf } from '../place.ts';
import type { Room } from '../room.ts';
import { doDeed } from './deeds.ts';
import { openForm } from './form/open.ts';
import { deedIds, deedOf, scheduleIds } from './ids.ts';
import { type ScheduleClick, scheduleClickIn } from './inbound.ts';
import { listMessage } from './list.ts';
import { scheduleFor, scheduleGone } from './own-schedules.ts';
import { setUp } from './set-up.ts';
import { settledMessage } from './set-up-message.ts';
import { postedText } from './words.ts';

/** A click with what answers it. */
interface Clicked {
  readonly click: ScheduleClick;
  readonly room: Room;
  readonly client: webApi.WebClient;
  readonly respond: RespondFn | undefined;
}

/** Registers the buttons. */
export function listenForSchedules(app: App, room: Room): void {
  const on = (ids: string | RegExp, work: (clicked: Clicked) => Promise<void>): void => {
    app.action(ids, async ({ ack, body, client, respond }) => {
      await ack();
      const click = scheduleClickIn(body);
      if (click === null) {
        room.log.warn({ action: String(ids) }, 'a click that cannot be read was left alone');
        return;
      }
      const clicked = { click, room, client, respond };
      try {
        await work(clicked);
      } catch (error) {
        await noteFault(error, 'a click on a schedule was not answered', room.log, (id) => tell(clicked, faultWords(id)));
      }
    });
  };
  on(deedIds, act);
  on(scheduleIds.confirm, confirm);
  on(scheduleIds.decline, (clicked) => replace(clicked, settledMessage('Not set up. Ask again whenever you like.')));
  on(scheduleIds.undo, undo);
  on(scheduleIds.mine, async (clicked) => {
    const { click, room: at, client } = clicked;
    const channel = click.message?.channel ?? null;
    await say(clicked, await listMessage({ team: click.team, user: click.user, channel, privately: true }, at, client));
  });
}

async function act(clicked: Clicked): Promise<void> {
  const { click, room, client } = clicked;
  const meant = deedOf(click.actionId);
  if (meant === null) return;
  const { deed, where } = meant;
  const { team, user, trigger, message, value } = click;
  const channel = message?.channel ?? null;
  if (deed === 'edit') {
    await openForm({ team, user, trigger, channel, from: { schedule: value } }, room, client);
    return;
  }
  // A double click runs it once.
  const stretch = Math.floor(click.at / 5);
  const first = await room.deliveries.claim([stretch, stretch + 1].map((one) => `${deed}:${team}:${user}:${value}:${one}`));
  if (!first) return;
  const found = await scheduleFor(value, { team, user, channel }, room, client);
  const news = 'why' in found ? found.why : await doDeed(deed, found.schedule, room.schedules);
  if (where === 'home') await publishHome({ team, user }, { news: plainly(news), panel: null }, room, client);
  else {
    if (where === 'list' && message !== null && 'schedule' in found)
      await replace(clicked, await listMessage({ team, user, channel, privately: message.privately }, room, client));
    await tell(clicked, news);
  }
}

/** Home says its news as plain text. */
function plainly(news: string): string {
  return news.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&').replaceAll('`', '');
}

/** *Set it up*: the plan is that of an answer given here to the clicker. */
async function confirm(clicked: Clicked): Promise<void> {
  const { click, room, client } = clicked;
  const { team, user, message, value } = click;
  const seeker = { team, user, channel: message?.channel ?? null };
  const origin = await answerHere(value, seeker, room);
  if (origin === null || origin.asker !== askerOf(seeker) || message === null) {
    await tell(clicked, origin === null ? gone : `Only <@${origin.asker.split(':')[2] ?? ''}>, who asked for it, can set it up.`);
    return;
  }
  // A double click sets one up; after a fault the button works again, and who asks twice has one.
  const stretch = Math.floor(click.at / 5);
  if (!(await room.deliveries.claim([stretch, stretch + 1].map((one) => `schedule:${value}:${one}`)))) return;
  const { rights } = await surely(room.access, { team, user, channel: null }, client);
  const place = { team, user, channel: message.channel, threadTs: message.threadTs ?? message.ts };
  const outcome = await room.answers.replay(value, { reader: { ...readerAt(place), rights } });
  const made =
    outcome?.kind === 'answer'
      ? await setUp(outcome.shown, { team, user, channel: message.channel, privately: message.privately, confirmed: true }, room, client)
      : null;
  if (made === null) await tell(clicked, outcome?.kind === 'refused' ? outcome.problems[0].message : gone);
  else await replace(clicked, made);
}

async function undo(clicked: Clicked): Promise<void> {
  const { click, room, client } = clicked;
  const { team, user, message, value } = click;
  const found = await scheduleFor(value, { team, user, channel: message?.channel ?? null }, room, client);
  if ('why' in found) {
    await tell(clicked, found.why === scheduleGone ? 'It is undone already.' : found.why);
    return;
  }
  await room.schedules.remove(value);
  await replace(clicked, settledMessage(`Undone, nothing is posted: ${postedText(found.schedule)}`));
}

/** Puts `message` in the place of the one that was clicked in. */
async function replace({ click, room, client, respond }: Clicked, { text, blocks }: Outgoing): Promise<void> {
  const { message } = click;
  if (message === null) return;
  if (message.privately) await respond?.({ response_type: 'ephemeral', replace_original: true, text, blocks: [...blocks] });
  else
    await patiently(room.waits, 'reads', () => client.chat.update({ channel: message.channel, ts: message.ts, text, blocks: [...blocks] }));
}

/** Says `text` (mrkdwn) to the clicker alone. */
function tell(clicked: Clicked, text: string): Promise<void> {
  return say(clicked, { text, blocks: [] });
}

async function say({ click, room, client, respond }: Clicked, { text, blocks }: Outgoing): Promise<void> {
  const { message, user } = click;
  const content = { text, ...(blocks.length === 0 ? {} : { blocks: [...blocks] }) };
  if (message === null) await patiently(room.waits, 'posts', () => client.chat.postMessage({ channel: user, ...content }));
  else if (message.privately) await respond?.({ response_type: 'ephemeral', replace_original: false, ...content });
  else {
    const thread = message.threadTs === null ? {} : { thread_ts: message.threadTs };
    await patiently(room.waits, 'posts', () => client.chat.postEphemeral({ channel: message.channel, user, ...thread, ...content }));
  }
}
