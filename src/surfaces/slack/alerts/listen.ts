/** Clicks on alerts, and their form. */
import type { App, RespondFn, webApi } from '@slack/bolt';
import type { Alert } from '../../../schedule/alerts/alert.ts';
import { faultWords } from '../actions/fault-words.ts';
import { instantText } from '../blocks/instant.ts';
import type { Outgoing } from '../blocks/outgoing.ts';
import { publishHome } from '../home/publish.ts';
import { noteFault } from '../noted-fault.ts';
import { patiently } from '../patience.ts';
import type { Room } from '../room.ts';
import { alertFormView } from './form.ts';
import { type AlertDeed, alertDeedIds, alertDeedOf, alertForm, alertMine, snoozes } from './ids.ts';
import { type AlertClick, alertClickIn, alertFormIn } from './inbound.ts';
import { alertsMessage } from './list.ts';
import { madeMessage } from './messages.ts';
import { alertFor, alertGone, isOwner } from './own-alerts.ts';
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
  app.action(alertMine, async ({ ack, body, client, respond }) => {
    await ack();
    const click = alertClickIn(body);
    if (click === null) return;
    const clicked = { click, alerts, room, client, respond };
    try {
      const looker = { team: click.team, user: click.user, channel: click.message?.channel ?? null, privately: true };
      await answer(clicked, await alertsMessage(looker, alerts));
    } catch (error) {
      await noteFault(error, 'a list of alerts was not shown', room.log, (id) => tell(clicked, faultWords(id)));
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
  const { click, alerts, room, client } = clicked;
  const meant = alertDeedOf(click.actionId);
  if (meant === null) return;
  const { deed, where } = meant;
  const { team, user, value } = click;
  const channel = click.message?.channel ?? null;
  // The value of *Acknowledge* is an event.
  const id = deed === 'acknowledge' ? ((await alerts.kept.event(value))?.alert ?? '') : (value.split(':')[0] ?? '');
  const found = await alertFor(id, deed, { team, user, channel }, alerts, room, client);
  if ('why' in found) {
    await tell(clicked, found.why);
    return;
  }
  const { alert } = found;
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
      // A second click finds it gone.
      return (await kept.remove(alert.id)) ? named('Deleted') : { text: alertGone, plain: alertGone, changed: false };
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
function tell(clicked: Clicked, text: string): Promise<void> {
  return answer(clicked, { text, blocks: [] });
}

/** Shows `outgoing` to the clicker alone. */
async function answer({ click, room, client, respond }: Clicked, outgoing: Outgoing): Promise<void> {
  const { message, user } = click;
  const content = { text: outgoing.text, ...(outgoing.blocks.length === 0 ? {} : { blocks: [...outgoing.blocks] }) };
  if (message === null) await patiently(room.waits, 'posts', () => client.chat.postMessage({ channel: user, ...content }));
  else if (message.privately) await respond?.({ response_type: 'ephemeral', replace_original: false, ...content });
  else await postAlone(message.channel, user, message.threadTs, outgoing, room, client);
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
