/** The interactive elements of blocks, and pictures. */
import { all, byType, exactlyOne, flag, isObject, list, number, object, type Shape, text, word } from './shape.ts';
import { either, id, plain } from './text.ts';

const confirm = object({ title: plain(100), text: either(300), confirm: plain(30), deny: plain(30) }, { style: word('primary', 'danger') });
const focus = { focus_on_load: flag };
const placeholder = { placeholder: plain(150) };

const button = object(
  { type: word('button'), text: plain(75), action_id: id },
  { value: text(0, 2000), url: text(1, 3000), style: word('primary', 'danger'), confirm, accessibility_label: text(1, 75) },
);

const option = object({ text: either(75), value: text(1, 150) }, { description: either(75) });
const maySelect = { ...placeholder, ...focus, confirm };
const maySelectMany = { ...maySelect, max_selected_items: number(1, 100, true) };
const exactlyOneList = exactlyOne('options', 'option_groups');

const slackFile = all(object({}, { id: text(1, 255), url: text(1, 3000) }), exactlyOne('id', 'url'));
export const picture = { slack_file: slackFile, image_url: text(1, 3000) };
const image = all(object({ type: word('image'), alt_text: text(1, 2000) }, picture), exactlyOne('image_url', 'slack_file'));

/** A select over one kind of thing and its form for several; `initial` names its own options. */
function select(name: string, initialOne: Readonly<Record<string, Shape>>, initialMany: Readonly<Record<string, Shape>>) {
  return {
    [name]: object({ type: word(name), action_id: id }, { ...maySelect, ...initialOne }),
    [`multi_${name}`]: object({ type: word(`multi_${name}`), action_id: id }, { ...maySelectMany, ...initialMany }),
  };
}

const lists = { options: list(1, 100, option), option_groups: list(1, 100, object({ label: plain(75), options: list(1, 100, option) })) };
const statics = select('static_select', { ...lists, initial_option: option }, { ...lists, initial_options: list(1, 100, option) });
const selects: Readonly<Record<string, Shape>> = {
  ...Object.fromEntries(Object.entries(statics).map(([name, shape]) => [name, all(shape, exactlyOneList)])),
  ...select(
    'external_select',
    { initial_option: option, min_query_length: number(0, 100, true) },
    { initial_options: list(1, 100, option), min_query_length: number(0, 100, true) },
  ),
  ...select('users_select', { initial_user: id }, { initial_users: list(1, 100, id) }),
  ...select(
    'conversations_select',
    {
      initial_conversation: id,
      default_to_current_conversation: flag,
      response_url_enabled: flag,
      filter: object({}, conversationFilter()),
    },
    { initial_conversations: list(1, 100, id), default_to_current_conversation: flag, filter: object({}, conversationFilter()) },
  ),
  ...select('channels_select', { initial_channel: id, response_url_enabled: flag }, { initial_channels: list(1, 100, id) }),
};

function conversationFilter(): Readonly<Record<string, Shape>> {
  return {
    include: list(1, 4, word('im', 'mpim', 'private', 'public')),
    exclude_bot_users: flag,
    exclude_external_shared_channels: flag,
  };
}

const day: Shape = (value, pointer, complain) => {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value)) complain('must match pattern: YYYY-MM-DD', pointer);
};
const minute: Shape = (value, pointer, complain) => {
  if (typeof value !== 'string' || !/^([01]\d|2[0-3]):[0-5]\d$/.test(value)) complain('must match pattern: HH:mm', pointer);
};

const choices: Readonly<Record<string, Shape>> = {
  overflow: object(
    {
      type: word('overflow'),
      action_id: id,
      options: list(1, 5, object({ text: plain(75), value: text(1, 150) }, { description: plain(75), url: text(1, 3000) })),
    },
    { confirm },
  ),
  checkboxes: object(
    { type: word('checkboxes'), action_id: id, options: list(1, 10, option) },
    { initial_options: list(1, 10, option), confirm, ...focus },
  ),
  radio_buttons: object(
    { type: word('radio_buttons'), action_id: id, options: list(1, 10, option) },
    { initial_option: option, confirm, ...focus },
  ),
  datepicker: object({ type: word('datepicker'), action_id: id }, { initial_date: day, ...maySelect }),
  timepicker: object({ type: word('timepicker'), action_id: id }, { initial_time: minute, timezone: text(1, 100), ...maySelect }),
  datetimepicker: object(
    { type: word('datetimepicker'), action_id: id },
    { initial_date_time: number(0, 9_999_999_999, true), confirm, ...focus },
  ),
};

const dispatch = {
  dispatch_action_config: object({ trigger_actions_on: list(1, 2, word('on_enter_pressed', 'on_character_entered')) }),
};
const fields: Readonly<Record<string, Shape>> = {
  plain_text_input: object(
    { type: word('plain_text_input'), action_id: id },
    {
      initial_value: text(0, 3000),
      multiline: flag,
      min_length: number(0, 3000, true),
      max_length: number(1, 3000, true),
      ...placeholder,
      ...focus,
      ...dispatch,
    },
  ),
  number_input: object(
    { type: word('number_input'), action_id: id, is_decimal_allowed: flag },
    { initial_value: text(1, 100), min_value: text(1, 100), max_value: text(1, 100), ...placeholder, ...focus, ...dispatch },
  ),
  email_text_input: object(
    { type: word('email_text_input'), action_id: id },
    { initial_value: text(0, 3000), ...placeholder, ...focus, ...dispatch },
  ),
  url_text_input: object(
    { type: word('url_text_input'), action_id: id },
    { initial_value: text(0, 3000), ...placeholder, ...focus, ...dispatch },
  ),
};

/** What stands in an actions block. */
export const actionElements = byType({ button, ...selects, ...choices });
/** What stands beside a section. */
export const accessories = byType({ button, image, ...selects, ...choices });
/** What an input block holds. */
export const inputElements = byType({ ...fields, ...selects, ...choicesOfInputs() });
/** What a context block holds. */
export const contextElements = byType({ plain_text: either(3000), mrkdwn: either(3000), image });

function choicesOfInputs(): Readonly<Record<string, Shape>> {
  return Object.fromEntries(Object.entries(choices).filter(([name]) => name !== 'overflow'));
}

const feedbackButton = object({ text: plain(75), value: text(1, 2000) }, { accessibility_label: text(1, 75) });

/** What a context_actions block holds. */
export const contextActionElements = byType({
  feedback_buttons: object({
    type: word('feedback_buttons'),
    action_id: id,
    positive_button: feedbackButton,
    negative_button: feedbackButton,
  }),
  icon_button: object(
    { type: word('icon_button'), action_id: id, icon: word('trash'), text: plain(75) },
    { value: text(1, 2000), confirm, accessibility_label: text(1, 75), visible_to_user_ids: list(1, 10, id) },
  ),
});

/** An action_cell of a data table: a button with words for where it cannot be shown. */
export const cellButton = button;

/** The `elements`, the `accessory` and the `element` of a block, whichever it has. */
export function elementsIn(block: Readonly<Record<string, unknown>>): readonly Readonly<Record<string, unknown>>[] {
  const elements: readonly unknown[] = Array.isArray(block['elements']) ? block['elements'] : [];
  return [...elements, block['accessory'], block['element']].filter(isObject);
}
