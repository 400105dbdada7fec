/** The form in which an alert is given another sentence. */
import type { types } from '@slack/bolt';
import type { Alert } from '../../../schedule/alerts/alert.ts';
import { limits } from '../limits.ts';
import { alertForm } from './ids.ts';
import type { OpenedAlertForm } from './inbound.ts';

/** The form of `alert`, opened in `channel`. */
export function alertFormView(alert: Pick<Alert, 'id' | 'sentence'>, channel: string | null): types.ModalView {
  const opened: OpenedAlertForm = { alert: alert.id, channel };
  return {
    type: 'modal',
    callback_id: alertForm.view,
    private_metadata: JSON.stringify(opened),
    title: plain('Edit alert'),
    submit: plain('Save'),
    close: plain('Cancel'),
    blocks: [
      {
        type: 'input',
        block_id: alertForm.sentence,
        label: plain('Alert'),
        hint: plain('A metric, and when to tell: above or below a bound, a change, or unusual. “here” goes on being where it was.'),
        element: {
          type: 'plain_text_input',
          action_id: alertForm.sentence,
          multiline: true,
          initial_value: alert.sentence,
          max_length: limits.questionLength,
        },
      },
    ],
  };
}

function plain(text: string): types.PlainTextElement {
  return { type: 'plain_text', text, emoji: false };
}
