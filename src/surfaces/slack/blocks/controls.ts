/** What stands under an answer: its other readings, what can be done with it, whether it helped. */
import type { types } from '@slack/bolt';
import type { ChartKind } from '../../../plan/plan.ts';
import type { Shown } from '../../../present/answer.ts';
import { chartChoices } from '../../../present/chart/choices.ts';
import { alternativeId, answerActions } from '../actions/ids.ts';
import { limits, taste } from '../limits.ts';
import { scheduleIds } from '../schedules/ids.ts';
import { suggestionButtons } from './buttons.ts';
import { clip, oneLine } from './words.ts';

/** To whom an answer is shown, and what is known besides. */
export interface Audience {
  /** Only the asker sees it. */
  readonly privately: boolean;
  /** The room may be shown it too, if the asker likes. */
  readonly shareable?: boolean;
  /** The numbers of the other readings, in their order; null or left out where they are not known. */
  readonly numbers: readonly (string | null)[];
}

export const everybody: Audience = { privately: false, numbers: [] };

/** What the option of a chart menu is worth that takes the chart away. */
export const noChart = 'none';

export const chartNames: Readonly<Record<ChartKind, string>> = {
  bar: 'Bars',
  stacked_bar: 'Stacked bars',
  line: 'Lines',
  pie: 'Pie',
  number: 'Number',
  combo: 'Bars and lines',
  funnel: 'Funnel',
};

/** The blocks under `shown`. Every value is the answer's id, which is looked up and checked when it comes back. */
export function controls(shown: Shown, audience: Audience): readonly (types.KnownBlock | null)[] {
  const { id, plan } = shown.answer;
  const acts = elements(shown, audience);
  return [
    otherReadings(shown, audience),
    acts.length === 0 ? null : { type: 'actions', elements: [...acts] },
    plan.kind === 'help' ? null : feedback(id),
  ];
}

function otherReadings({ answer: { id, plan, alternatives } }: Shown, { numbers }: Audience): types.ActionsBlock | null {
  if (alternatives.length === 0) return null;
  // Examples change with the data: a button asks the one that stands on it.
  if (plan.kind === 'help') return suggestionButtons(alternatives);
  return {
    type: 'actions',
    elements: alternatives.slice(0, taste.buttons).map(({ label, question }, index) => {
      const number = numbers[index] ?? null;
      const behind = number === null ? '' : `: ${number}`;
      const room = limits.buttonText - behind.length;
      // What is different in it stands at its end, which would be cut.
      const words = oneLine(question).length > room ? label : question;
      return button(alternativeId(index), clip(oneLine(words), room) + behind, id);
    }),
  };
}

function elements(shown: Shown, { privately, shareable = privately }: Audience): readonly types.ActionsBlock['elements'][number][] {
  const { id, plan, rows, sections, sql } = shown.answer;
  const menu = privately ? null : chartMenu(shown);
  return [
    ...(shareable && plan.kind !== 'help' ? [{ ...button(answerActions.share, 'Share in channel', id), style: 'primary' as const }] : []),
    ...(plan.kind === 'metrics' ? [button(answerActions.refine, 'Refine', id)] : []),
    ...(rows.length > 0 || sections !== null ? [button(answerActions.csv, 'CSV', id)] : []),
    ...(plan.kind === 'metrics' || plan.kind === 'snapshot' ? [button(scheduleIds.fromAnswer, 'Schedule', id)] : []),
    ...(sql.length > 0 ? [button(answerActions.how, 'How?', id)] : []),
    ...(menu === null ? [] : [menu]),
  ];
}

function button(action: string, text: string, value: string): types.Button {
  return { type: 'button', action_id: action, text: { type: 'plain_text', text, emoji: false }, value };
}

/** The charts that the answer can be, but for the one it is; null where there is no choice. */
function chartMenu(shown: Shown): types.StaticSelect | null {
  const now = shown.chart?.kind ?? null;
  const others = chartChoices(shown).filter((kind) => kind !== now);
  const { id } = shown.answer;
  const options = [
    ...others.map((kind) => option(chartNames[kind], `${id}:${kind}`)),
    ...(now === null ? [] : [option('Table only', `${id}:${noChart}`)]),
  ];
  if (others.length === 0) return null;
  return {
    type: 'static_select',
    action_id: answerActions.chart,
    placeholder: { type: 'plain_text', text: 'Chart ▸', emoji: false },
    options,
  };
}

function option(text: string, value: string): types.PlainTextOption {
  return { text: { type: 'plain_text', text, emoji: false }, value };
}

function feedback(id: string): types.ContextActionsBlock {
  const verdict = (text: string, value: string) => ({
    text: { type: 'plain_text' as const, text },
    value: `${id}:${value}`,
    accessibility_label: text,
  });
  return {
    type: 'context_actions',
    elements: [
      {
        type: 'feedback_buttons',
        action_id: answerActions.feedback,
        positive_button: verdict('This answer helps', 'helps'),
        negative_button: verdict('This answer does not help', 'fails'),
      },
    ],
  };
}
