/** Blocks of every kind that an app sends, with names that are hard to show. */

export const plain = (text: string) => ({ type: 'plain_text' as const, text });
const mrkdwn = (text: string) => ({ type: 'mrkdwn', text });
const raw = (text: string) => ({ type: 'raw_text', text });
const number = (value: number) => ({ type: 'raw_number', value, text: value.toLocaleString('en') });
const button = (actionId: string, label: string, value: string, more: object = {}) => ({
  type: 'button',
  action_id: actionId,
  text: plain(label),
  value,
  ...more,
});
const option = (label: string, value: string) => ({ text: plain(label), value });
const long = 'Back-to-school-loyalty-reactivation-with-a-name-that-nobody-wanted-to-shorten';
const names = [
  'Summer Sale',
  'Win Back',
  long,
  'מבצע חורף',
  'حملة الصيف',
  'オンライン',
  'Größenberatung',
  'Q',
  'ลดราคา',
  'Win Back 2',
  'Mobile',
  'Top 10',
];

/** What an answer is made of. */
export function answersGallery(picture: string): readonly object[] {
  return [
    {
      type: 'rich_text',
      elements: [
        {
          type: 'rich_text_section',
          elements: [
            { type: 'text', text: 'Exposed was ' },
            { type: 'text', text: '5,700', style: { bold: true } },
            { type: 'text', text: ' last week, up ' },
            { type: 'text', text: '4 %', style: { italic: true } },
            { type: 'text', text: '. ' },
            { type: 'link', url: 'https://example.com/a', text: 'Definition' },
          ],
        },
        { type: 'rich_text_quote', elements: [{ type: 'text', text: 'sessions by campaign' }] },
        {
          type: 'rich_text_list',
          style: 'bullet',
          elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: 'counted per visit' }] }],
        },
        { type: 'rich_text_preformatted', elements: [{ type: 'text', text: 'SELECT SUM(exposed) FROM exposures_daily_campaign' }] },
      ],
    },
    { type: 'image', slack_file: { id: picture }, alt_text: 'Bar chart: Summer Sale 4,012, Win Back 1,877.', title: plain('Exposed') },
    {
      type: 'data_table',
      caption: 'Exposed and rate by campaign · 16–22 November 2026',
      page_size: 6,
      row_header_column_index: 0,
      rows: [
        [raw('Campaign'), raw('EXPOSED'), raw('EXPOSED RATE'), raw('Change')],
        ...names.map((name, index) => [
          raw(name),
          number(4012 - index * 311),
          number(62.3 - index * 3),
          index === 3 ? raw('–') : number(index - 4),
        ]),
      ],
    },
    {
      type: 'table',
      rows: [
        [raw('Device'), raw('Sessions')],
        [raw('mobile smartphone'), raw('1,204')],
        [raw('desktop/laptop'), raw('877')],
      ],
      column_settings: [null, { align: 'right' }],
    },
    { type: 'divider' },
    { type: 'header', text: plain('Engagement') },
    {
      type: 'section',
      text: mrkdwn(
        '*Accepted rate* is `accepted / exposed`; _not_ ~invites~. <https://example.com|More>, asked by <@U000BOT>.\n&gt; a quotation',
      ),
      fields: [mrkdwn('*Yesterday*\n1,204'), mrkdwn('*Last week*\n8,001')],
    },
    {
      type: 'markdown',
      text: '## How it was counted\n\n1. **Visits** per day\n2. `SUM`\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n> kept\n\n```\nx\n```\n\n[link](https://example.com) ~~no~~ *yes*\n\n---',
    },
    {
      type: 'container',
      title: plain('How I got this'),
      is_collapsible: true,
      default_collapsed: true,
      child_blocks: [{ type: 'section', text: plain('SQL') }],
    },
    {
      type: 'carousel',
      elements: [{ type: 'card', title: mrkdwn('*CSAT*'), subtitle: mrkdwn('last week'), body: mrkdwn('84 %'), subtext: mrkdwn('+2') }],
    },
    {
      type: 'context',
      elements: [
        mrkdwn('Source: exposures_daily · Data as of <!date^1795600000^{date_short_pretty} {time}|23 Nov>'),
        plain('192 visits saw two campaigns'),
      ],
    },
  ];
}

const categories = ['16 Nov', '17 Nov', '18 Nov', '19 Nov', '20 Nov', '21 Nov', '22 Nov'];
const series = (name: string, values: readonly number[]) => ({
  name,
  data: categories.map((label, index) => ({ label, value: values[index] ?? 0 })),
});

/** Native charts, two to a message. */
export function chartsGallery(): readonly object[] {
  return [
    {
      type: 'data_visualization',
      title: 'Opened conversations by day',
      chart: {
        type: 'line',
        series: [series('Web', [320, 355, 341, 402, 390, 210, 190]), series('Mobile', [210, 260, 244, 301, 333, 180, 150])],
        axis_config: { categories, x_label: 'Day', y_label: 'Conversations' },
      },
    },
    {
      type: 'data_visualization',
      title: 'Change by day',
      chart: { type: 'bar', series: [series('Change', [12, -8, 30, -22, 5, 0, 17])], axis_config: { categories } },
    },
  ];
}

/** What can be used. */
export function elementsGallery(): readonly object[] {
  return [
    {
      type: 'actions',
      elements: [
        button('refine', 'Refine', 'a1', { style: 'primary' }),
        button('csv', 'CSV', 'yes'),
        button('drop', 'Delete', 'a1', {
          style: 'danger',
          confirm: {
            title: plain('Delete this?'),
            text: mrkdwn('It is gone *for good*.'),
            confirm: plain('Delete it'),
            deny: plain('Keep it'),
            style: 'danger',
          },
        }),
        {
          type: 'static_select',
          action_id: 'kind',
          placeholder: plain('Chart'),
          options: [option('Bar', 'bar'), option('Pie', 'pie')],
        },
        { type: 'overflow', action_id: 'menu', options: [option('As a table', 'table'), option('As words', 'words')] },
        { type: 'datepicker', action_id: 'day', initial_date: '2026-11-22', placeholder: plain('A day') },
        { type: 'external_select', action_id: 'members', min_query_length: 0, placeholder: plain('Search campaigns') },
        { type: 'users_select', action_id: 'who', placeholder: plain('A person') },
      ],
    },
    {
      type: 'section',
      text: mrkdwn('Saved: *exposed by campaign*'),
      accessory: button('run', 'Run', 'q1', { accessibility_label: 'Run exposed by campaign' }),
    },
    {
      type: 'context_actions',
      elements: [
        {
          type: 'feedback_buttons',
          action_id: 'helps',
          positive_button: { text: plain('Good'), value: 'good', accessibility_label: 'This answer helps' },
          negative_button: { text: plain('Bad'), value: 'bad', accessibility_label: 'This answer does not help' },
        },
      ],
    },
    {
      type: 'actions',
      elements: [
        { type: 'checkboxes', action_id: 'parts', options: [option('With totals', 'totals'), option('With notes', 'notes')] },
        {
          type: 'radio_buttons',
          action_id: 'zone',
          options: [option('My zone', 'mine'), option('The brand’s zone', 'brand')],
          initial_option: option('My zone', 'mine'),
        },
      ],
    },
  ];
}

/** A question builder in small. */
export const modalView = {
  type: 'modal' as const,
  callback_id: 'builder',
  title: plain('Question'),
  submit: plain('Ask'),
  close: plain('Cancel'),
  blocks: [
    {
      type: 'input' as const,
      block_id: 'm',
      label: plain('Campaigns'),
      element: {
        type: 'multi_external_select' as const,
        action_id: 'members',
        min_query_length: 0,
        placeholder: plain('Search campaigns'),
      },
    },
    {
      type: 'input' as const,
      block_id: 'n',
      label: plain('Name'),
      hint: plain('Under this name it stands on Home.'),
      element: { type: 'plain_text_input' as const, action_id: 'named' },
    },
    {
      type: 'input' as const,
      block_id: 'c',
      optional: true,
      label: plain('Chart'),
      element: {
        type: 'static_select' as const,
        action_id: 'chart',
        options: [option('Bar', 'bar'), option('Line', 'line')].map((one) => one),
      },
    },
    { type: 'context' as const, elements: [plain('exposed by campaign last week')] },
  ],
};
