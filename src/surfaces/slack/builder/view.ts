/** The question builder as a modal. */
import type { types } from '@slack/bolt';
import { type ChosenChart, comparisons, type Form, type Found } from '../../../ask/building/choice.ts';
import { dimensions } from '../../../catalogue/dimensions.ts';
import { paragraph, smallPrint } from '../blocks/rich.ts';
import { clip, oneLine } from '../blocks/words.ts';
import { type Opened, packed } from './opened.ts';

export const builderId = 'question_builder';
export const sentenceBlock = 'builder_sentence';

/** Each input's block is named by the part of the form, its element by this. */
export function actionOf(part: string): string {
  return `builder_${part}`;
}

const grains = ['day', 'week', 'month', 'quarter', 'year'] as const;
const charts: Readonly<Record<Exclude<ChosenChart, null>, string>> = {
  line: 'Lines',
  bar: 'Bars',
  stacked_bar: 'Stacked bars',
  pie: 'Pie',
  combo: 'Bars and lines',
  funnel: 'Funnel',
  number: 'Number',
  none: 'Table only',
};
const most = { optionText: 75, value: 150, kept: 10 } as const;

/** A modal that says `text`, for the time until there is a form and for when there is none. */
export function noticeModal(text: string): types.ModalView {
  return { type: 'modal', title: plain('Build a question'), close: plain('Close'), blocks: [paragraph(text)] };
}

/** The modal for `form`, opened as `opened` says, with `said` in the place of its sentence. */
export function builderModal(form: Form, opened: Opened, said: types.KnownBlock): types.ModalView {
  return {
    type: 'modal',
    callback_id: builderId,
    private_metadata: packed(opened),
    title: plain('Build a question'),
    submit: plain('Ask'),
    close: plain('Cancel'),
    blocks: [
      input('metrics', 'Metrics', false, search('metrics', 'Search metrics', form.metrics)),
      input('members', 'Only these LOBs, campaigns, engagements or entry points', true, search('members', 'Search by name', form.members)),
      input('time', 'Time', false, {
        type: 'external_select',
        action_id: actionOf('time'),
        min_query_length: 0,
        initial_option: optionOf(form.time),
        placeholder: plain('Last week, 3 Nov to 10 Nov, Q3 …'),
      }),
      input('by', 'Broken down by', true, {
        type: 'multi_static_select',
        action_id: actionOf('by'),
        options: dimensions.map(({ id, label }) => option(label, id)),
        ...initials(form.by.map((id) => option(dimensions.find((one) => one.id === id)?.label ?? id, id))),
      }),
      select(
        'grain',
        'Over time',
        form.grain,
        grains.map((grain) => option(`By ${grain}`, grain)),
      ),
      input('others', 'Only these devices, sources, days, goals, groups, skills or agents', true, search('others', 'Search', form.others)),
      ...keptBlock(form),
      select('compare', 'Compared with', form.compare, [
        ...(form.ownComparison === null ? [] : [option(form.ownComparison, 'own')]),
        ...comparisons.map((name) => option(`The ${name}`, name)),
      ]),
      select(
        'chart',
        'Chart',
        form.chart,
        Object.entries(charts).map(([value, text]) => option(text, value)),
      ),
      { type: 'divider' },
      said,
    ],
  };
}

/** What the choice says as a sentence, or what it still lacks. */
export function saidBlock(text: string, whole: boolean): types.KnownBlock {
  const block = whole ? paragraph(`Parley will be asked: ${text}`, text.slice(0, 2900)) : smallPrint([oneLine(text)]);
  if (block === null) throw new Error('small print of one line is a block');
  return { ...block, block_id: sentenceBlock };
}

/** Things found as the options of a search. */
export function optionOf({ value, text, says }: Found): types.PlainTextOption {
  const words = clip(oneLine(says), most.optionText);
  const shown = option(clip(oneLine(text), most.optionText), value);
  return says.trim() === '' ? shown : { ...shown, description: plain(words) };
}

/** What may be chosen: a value that is too long for Slack cannot. */
export function optionsOf(found: readonly Found[]): types.PlainTextOption[] {
  return found.filter(({ value }) => value.length <= most.value).map(optionOf);
}

function search(part: string, placeholder: string, chosen: readonly Found[]): types.MultiExternalSelect {
  return {
    type: 'multi_external_select',
    action_id: actionOf(part),
    min_query_length: 0,
    placeholder: plain(placeholder),
    ...initials(optionsOf(chosen)),
  };
}

function initials(options: types.PlainTextOption[]): { initial_options?: types.PlainTextOption[] } {
  return options.length === 0 ? {} : { initial_options: options };
}

function select(part: string, label: string, chosen: string | null, options: types.PlainTextOption[]): types.InputBlock {
  const initial = options.find(({ value }) => value === chosen);
  return input(part, label, true, {
    type: 'static_select',
    action_id: actionOf(part),
    options,
    ...(initial === undefined ? {} : { initial_option: initial }),
  });
}

function keptBlock({ kept }: Form): readonly types.InputBlock[] {
  const options = optionsOf(kept.slice(0, most.kept));
  if (options.length === 0) return [];
  const element = { type: 'checkboxes' as const, action_id: actionOf('kept'), options, initial_options: options };
  return [input('kept', 'Also in the question', true, element)];
}

function input(part: string, label: string, optional: boolean, element: types.InputBlock['element']): types.InputBlock {
  return { type: 'input', block_id: part, label: plain(label), optional, dispatch_action: true, element };
}

function option(text: string, value: string): types.PlainTextOption {
  return { text: plain(clip(text, most.optionText)), value };
}

function plain(text: string): types.PlainTextElement {
  return { type: 'plain_text', text, emoji: false };
}
