/** The form of a schedule as a modal. */
import type { types } from '@slack/bolt';
import { paragraph, smallPrint } from '../../blocks/rich.ts';
import { clip, oneLine } from '../../blocks/words.ts';
import { limits } from '../../limits.ts';
import { type OftenParts, oftenChoices } from './often.ts';
import { type OpenedForm, packed } from './opened.ts';

export const formId = 'schedule_form';

/** Each input's block is named by the part of the form, its element by this. */
export function actionOf(part: FormPart): string {
  return `schedule_${part}`;
}

export const formParts = ['what', 'often', 'own', 'time', 'zone', 'channel', 'person', 'options'] as const;
export type FormPart = (typeof formParts)[number];

export const formOptions = {
  wait: ['Wait for the data', 'Until the day it reports is complete, for three hours at most; then it comes with a note.'],
  csv: ['The numbers as a CSV file, too', 'In the thread of each message.'],
  final: ['Tell me when numbers are final', 'Conversions and revenue are provisional while visits may still count.'],
} as const;
export type FormOption = keyof typeof formOptions;

/** What stands in the form. */
export interface FormContent {
  readonly what: string;
  readonly often: OftenParts;
  readonly zone: string;
  readonly channel: string | null;
  readonly person: string | null;
  readonly options: readonly FormOption[];
}

/** A modal that says `text`, for the time until there is a form and for when there is none. */
export function noticeForm(text: string): types.ModalView {
  return { type: 'modal', title: plain('Schedule'), close: plain('Close'), blocks: [paragraph(text)] };
}

/** The modal for `content`. */
export function formView(content: FormContent, opened: OpenedForm): types.ModalView {
  const { often, zone, channel, person } = content;
  const editing = 'schedule' in opened.from;
  const others =
    opened.others.length === 0
      ? null
      : smallPrint([
          `It is posted in ${opened.others.length} more place${opened.others.length === 1 ? ', which stays' : 's, which stay'}.`,
        ]);
  return {
    type: 'modal',
    callback_id: formId,
    private_metadata: packed(opened),
    title: plain(editing ? 'Edit the schedule' : 'Schedule'),
    submit: plain(editing ? 'Save' : 'Schedule'),
    close: plain('Cancel'),
    blocks: [
      input('what', 'What is posted', false, {
        type: 'plain_text_input',
        action_id: actionOf('what'),
        multiline: true,
        max_length: limits.questionLength,
        initial_value: clip(content.what, limits.questionLength),
      }),
      input('often', 'How often', false, {
        type: 'static_select',
        action_id: actionOf('often'),
        options: oftenChoices.map(({ value, text }) => option(text, value)),
        initial_option: option(oftenChoices.find(({ value }) => value === often.choice)?.text ?? often.choice, often.choice),
      }),
      input('own', 'In your own words, where that is chosen', true, {
        type: 'plain_text_input',
        action_id: actionOf('own'),
        max_length: 200,
        placeholder: plain('every Tuesday and Thursday'),
        ...(often.own === '' ? {} : { initial_value: often.own }),
      }),
      input('time', 'At', false, { type: 'timepicker', action_id: actionOf('time'), initial_time: often.time }),
      input('zone', 'Time zone', false, {
        type: 'external_select',
        action_id: actionOf('zone'),
        min_query_length: 0,
        initial_option: option(zone, zone),
        placeholder: plain('Berlin, New York, UTC …'),
      }),
      input('channel', 'In the channel', true, {
        type: 'conversations_select',
        action_id: actionOf('channel'),
        response_url_enabled: false,
        filter: { include: ['public', 'private'], exclude_bot_users: true },
        placeholder: plain('Choose a channel'),
        ...(channel === null ? {} : { initial_conversation: channel }),
      }),
      input('person', 'To a person, in the messages with me', true, {
        type: 'users_select',
        action_id: actionOf('person'),
        placeholder: plain('Choose a person'),
        ...(person === null ? {} : { initial_user: person }),
      }),
      ...(others === null ? [] : [others]),
      input('options', 'Besides', true, {
        type: 'checkboxes',
        action_id: actionOf('options'),
        options: optionsNamed(Object.keys(formOptions) as FormOption[]),
        ...(content.options.length === 0 ? {} : { initial_options: optionsNamed(content.options) }),
      }),
    ],
  };
}

function optionsNamed(names: readonly FormOption[]): types.PlainTextOption[] {
  return names.map((name) => {
    const [text, description] = formOptions[name];
    return { ...option(text, name), description: { type: 'plain_text', text: clip(description, 75), emoji: false } };
  });
}

function input(part: FormPart, label: string, optional: boolean, element: types.InputBlock['element']): types.InputBlock {
  return { type: 'input', block_id: part, label: plain(label), optional, element };
}

/** As Slack takes it. */
export function option(text: string, value: string): types.PlainTextOption {
  return { text: plain(clip(oneLine(text), 75)), value };
}

function plain(text: string): types.PlainTextElement {
  return { type: 'plain_text', text, emoji: false };
}
