/** The buttons of alerts. */
import type { types } from '@slack/bolt';
import type { Alert, AlertEvent } from '../../../schedule/alerts/alert.ts';
import { oneLine } from '../blocks/words.ts';
import { button } from '../home/parts.ts';
import { type AlertDeed, type AlertWhere, alertDeedId, snoozes } from './ids.ts';

const labels: Readonly<Record<Exclude<AlertDeed, 'snooze'>, string>> = {
  acknowledge: 'Acknowledge',
  mute: 'Mute',
  unmute: 'Unmute',
  pause: 'Pause',
  resume: 'Resume',
  edit: 'Edit',
  delete: 'Delete',
};

type Named = Pick<Alert, 'id' | 'sentence'>;

/** One button for `alert`; deleting asks first. */
export function alertButton(alert: Named, where: AlertWhere, deed: keyof typeof labels, index = 0, value = alert.id): types.Button {
  const made = button({ id: alertDeedId(where, deed, index), label: labels[deed], value, spoken: `${labels[deed]}: ${alert.sentence}` });
  return deed === 'delete' ? { ...made, confirm: sure(alert.sentence) } : made;
}

/** Under a message that something fires. */
export function firedButtons(alert: Named, event: AlertEvent): types.ActionsBlock {
  return {
    type: 'actions',
    elements: [
      ...(event.acknowledgedBy === null ? [alertButton(alert, 'post', 'acknowledge', 0, event.id)] : []),
      snoozeMenu(alert),
      alertButton(alert, 'post', 'mute'),
      alertButton(alert, 'post', 'edit'),
      alertButton(alert, 'post', 'delete'),
    ],
  };
}

/** *Snooze ▸ 1 day / 1 week*: the value names the alert and how long. */
function snoozeMenu({ id }: Named): types.StaticSelect {
  return {
    type: 'static_select',
    action_id: alertDeedId('post', 'snooze', 0),
    placeholder: plain('Snooze ▸'),
    options: snoozes.map(({ label }, index) => ({ text: plain(label), value: `${id}:${index}` })),
  };
}

function sure(sentence: string): types.ConfirmationDialog {
  return {
    title: plain('Delete this alert?'),
    text: plain(`Nobody is told any more: ${oneLine(sentence)}`.slice(0, 290)),
    confirm: plain('Delete'),
    deny: plain('Keep it'),
    style: 'danger',
  };
}

function plain(text: string): types.PlainTextElement {
  return { type: 'plain_text', text, emoji: false };
}
