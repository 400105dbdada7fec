/** Clicks on alerts, and their form. */
import type { App, RespondFn, webApi } from '@slack/bolt';
import type { Alert } from '../../../schedule/alerts/alert.ts';
import { faultWords } from '../actions/fault-words.ts';
import type { Outgoing } from '../blocks/outgoing.ts';
import { publishHome } from '../home/publish.ts';
import { noteFault } from '../noted-fault.ts';
import { patiently } from '../patience.ts';
import { askerOf } from '../place.ts';
import type { Room } from '../room.ts';
import { instantText, ownerOf } from '../schedules/words.ts';
import { alertFormView } from './form.ts';
import { type AlertDeed, alertDeedIds, alertDeedOf, alertForm, snoozes } from './ids.ts';
import { type AlertClick, alertClickIn, alertFormIn } from './inbound.ts';
import { madeMessage } from './messages.ts';
import type { RoomAlerts } from './room-alerts.ts';
import { editAlert } from './set-up.ts';
import { alertText } from './words.ts';

interface Clicked {
  readonly click: AlertClick;
  readonly alerts: RoomAlerts;
  readonly room: Room;
  readonly client: webApi.WebClient;
  readonly respond: RespondFn | undefined;
}

/** The same for what never was, what was deleted, and what belongs elsewhere. */
const gone = 'This alert is not to be had any more. `/parley alerts` shows yours.';

/** Registers the buttons and the form. */
export function listenForAlerts(app: App, room: Room): void {
  const { alerts } = room;
  if (alerts === null) return;
  app.action(alertDeedIds, async ({ ack, body, client, respond }) => {
    await ack();
    const click = alertClickIn(body);
    if (click === null) {
      room.log.warn({}, 'a click on an alert that cannot be read was left alone');
      return;
    }
    const clicked = { click, alerts, room, client, respond };
    try {
      await act(clicked);
    } catch (error) {
      await noteFault(error, 'a click on an alert was not answered', room.log, (id) => tell(clicked, faultWords(id)));
    }
  });
  app.view(alertForm.view, async ({ ack, body, client }) => {
    const form = alertFormIn(body);
    const refuse = (why: string) => ack({ response_action: 'errors', errors: { [alertForm.sentence]: why.slice(0, 2000) } });
    if (form === null) {
      room.log.warn({}, 'a form of an alert that cannot be read was left alone');
      await ack();
      return;
    }
    try {
      const asker = { team: form.team, user: form.user, channel: form.channel };
      const alert = await alerts.kept.get(form.alert);
      if (alert === null || !isOwner(alert, asker)) {
        await refuse('This alert is not to be had any more.');
        return;
      }
      const edited = await editAlert(alert, form.sentence, asker, alerts, room, client);
      if ('why' in edited) {
        await refuse(edited.why);
        return;
      }
      await ack();
      const message = madeMessage(edited.made.alert, edited.made.past, form.user, false);
      if (form.channel === null) await publishHome(asker, { news: 'The alert is changed.', panel: null }, room, client);
      else await postAlone(form.channel, form.user, null, message, room, client);
    } catch (error) {
      await noteFault(error, 'a form of an alert was not taken', room.log, (id) => refuse(faultWords(id)));
    }
  });
}

async function act(clicked: Clicked): Promise<void> {
  const { click, room, client } = clicked;
  const meant = alertDeedOf(click.actionId);
  if (meant === null) return;
  const { deed, where } = meant;
  const { team, user, value } = click;
  const channel = click.message?.channel ?? null;
  const alert = await alertFor(deed, clicked);
  if (alert === null) return;
  if (deed === 'edit') {
    await client.views.open({ trigger_id: click.trigger, view: alertFormView(alert, channel) });
    return;
  }
  // A double click does it once.
  const stretch = Math.floor(click.at / 5);
  const keys = [stretch, stretch + 1].map((one) => `alert:${deed}:${team}:${user}:${value}:${one}`);
  if (!(await room.deliveries.claim(keys))) return;
  const done = await doDeed(deed, alert, clicked);
  if (where === 'home') await publishHome({ team, user }, { news: done.plain, panel: null }, room, client);
  else if (where === 'post' && done.changed) await sayBelow(clicked, done.text);
  else await tell(clicked, done.text);
}

/** The alert that was clicked on, if the clicker may do `deed` with it; else null, and he was told. */
async function alertFor(deed: AlertDeed, clicked: Clicked): Promise<Alert | null> {
  const { click, alerts, room } = clicked;
  const { team, user, value, message } = click;
  const event = deed === 'acknowledge' ? await alerts.kept.event(value) : null;
  const id = deed === 'acknowledge' ? (event?.alert ?? '') : (value.split(':')[0] ?? '');
  const alert = await alerts.kept.get(id);
  if (alert === null || alert.team !== team) {
    if (alert !== null) room.log.warn({ team, user, alert: id }, 'a click on an alert of another workspace was refused');
    await tell(clicked, gone);
    return null;
  }
  // Whoever is told may see to it; only its owner changes it.
  const isTold = alert.to.includes(user) || (message !== null && alert.to.includes(message.channel));
  const forAll = deed === 'acknowledge' || deed === 'snooze';
  if (isOwner(alert, click) || (forAll && isTold)) return alert;
  room.log.warn({ team, user, alert: id }, 'a click on the alert of another was refused');
  await tell(clicked, isTold ? `<@${ownerOf(alert)}> set this alert up: only they can change it.` : gone);
  return null;
}

function isOwner({ asker }: Alert, person: { readonly team: string; readonly user: string }): boolean {
  return asker === askerOf(person);
}

interface Done {
  /** mrkdwn. */
  readonly text: string;
  readonly plain: string;
  /** Others are to know. */
  readonly changed: boolean;
}

async function doDeed(deed: Exclude<AlertDeed, 'edit'>, alert: Alert, { click, alerts }: Clicked): Promise<Done> {
  const { kept } = alerts;
  const by = `by <@${click.user}>`;
  const named = (what: string): Done => ({
    text: `${what} ${by}: ${alertText(alert)}`,
    plain: `${what}: ${alert.sentence}`,
    changed: true,
  });
  switch (deed) {
    case 'acknowledge': {
      if (await kept.acknowledge(click.value, click.user)) return named('Acknowledged');
      const before = (await kept.event(click.value))?.acknowledgedBy;
      const text = `<@${before ?? ''}> has acknowledged it before.`;
      return { text, plain: text, changed: false };
    }
    case 'snooze': {
      const { label, ms } = snoozes[Number(click.value.split(':')[1])] ?? snoozes[0];
      const until = alerts.clock.now() + ms;
      await kept.snooze(alert.id, until);
      return { ...named(`Snoozed for ${label}, until ${instantText(until)},`), plain: `Snoozed for ${label}: ${alert.sentence}` };
    }
    case 'mute':
    case 'unmute':
      await kept.mute(alert.id, deed === 'mute');
      return named(deed === 'mute' ? 'Muted' : 'Unmuted');
    case 'pause':
      await kept.pause(alert.id);
      return named('Paused');
    case 'resume':
      await kept.resume(alert.id);
      return named('Resumed');
    case 'delete':
      await kept.remove(alert.id);
      return named('Deleted');
  }
}

/** Says `text` in the thread of the message clicked in. */
async function sayBelow(clicked: Clicked, text: string): Promise<void> {
  const { click, room, client } = clicked;
  const { message } = click;
  if (message === null || message.privately) await tell(clicked, text);
  else await patiently(room.waits, 'posts', () => client.chat.postMessage({ channel: message.channel, thread_ts: message.threadTs, text }));
}

/** Says `text` (mrkdwn) to the clicker alone. */
async function tell({ click, room, client, respond }: Clicked, text: string): Promise<void> {
  const { message, user } = click;
  if (message === null) await patiently(room.waits, 'posts', () => client.chat.postMessage({ channel: user, text }));
  else if (message.privately) await respond?.({ response_type: 'ephemeral', replace_original: false, text });
  else await postAlone(message.channel, user, message.threadTs, { text, blocks: [] }, room, client);
}

async function postAlone(
  channel: string,
  user: string,
  thread: string | null,
  { text, blocks }: Outgoing,
  room: Room,
  client: webApi.WebClient,
): Promise<void> {
  const content = { text, ...(blocks.length === 0 ? {} : { blocks: [...blocks] }), ...(thread === null ? {} : { thread_ts: thread }) };
  await patiently(room.waits, 'posts', () => client.chat.postEphemeral({ channel, user, ...content }));
}
