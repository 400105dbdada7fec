/** The blocks a message may hold, with Slack's limits, and the check that a message passes before it is taken. */
import { all, byType, exactlyOne, flag, isObject, type Json, list, number, object, type Shape, text, word } from './shape.ts';

const id = text(1, 255);
const blockId = { block_id: text(0, 255) };
const plain = (max: number): Shape => object({ type: word('plain_text'), text: text(1, max) }, { emoji: flag });
const either = (max: number): Shape =>
  byType({ plain_text: plain(max), mrkdwn: object({ type: word('mrkdwn'), text: text(1, max) }, { verbatim: flag }) });

const confirm = object({ title: plain(100), text: either(300), confirm: plain(30), deny: plain(30) }, { style: word('primary', 'danger') });
const button = object(
  { type: word('button'), text: plain(75), action_id: id },
  { value: text(0, 2000), url: text(1, 3000), style: word('primary', 'danger'), confirm, accessibility_label: text(1, 75) },
);
const option = object({ text: either(75), value: text(1, 150) }, { description: plain(75) });
const staticSelect = object(
  { type: word('static_select'), action_id: id, options: list(1, 100, option) },
  { placeholder: plain(150), initial_option: option, confirm, focus_on_load: flag },
);
const overflow = object({ type: word('overflow'), action_id: id, options: list(1, 5, option) }, { confirm });
const slackFile = all(object({}, { id: text(1, 255), url: text(1, 3000) }), exactlyOne('id', 'url'));
const picture = { slack_file: slackFile, image_url: text(1, 3000) };
const imageElement = all(object({ type: word('image'), alt_text: text(1, 2000) }, picture), exactlyOne('image_url', 'slack_file'));

const style = object({}, { bold: flag, italic: flag, strike: flag, code: flag, underline: flag });
const richElement = byType({
  text: object({ type: word('text'), text: text(1, 3000) }, { style }),
  link: object({ type: word('link'), url: text(1, 3000) }, { text: text(1, 3000), style, unsafe: flag }),
  user: object({ type: word('user'), user_id: text(1, 30) }, { style }),
  date: object(
    { type: word('date'), timestamp: number(0, Infinity, true), format: text(1, 255) },
    { fallback: text(1, 255), url: text(1, 3000) },
  ),
});
const richSection = object({ type: word('rich_text_section'), elements: list(1, 500, richElement) });
const richPart = byType({
  rich_text_section: richSection,
  rich_text_list: object(
    { type: word('rich_text_list'), style: word('bullet', 'ordered'), elements: list(1, 500, richSection) },
    { indent: number(0, 8, true), offset: number(0, 1000, true), border: number(0, 1, true) },
  ),
  rich_text_preformatted: object(
    { type: word('rich_text_preformatted'), elements: list(1, 500, richElement) },
    { border: number(0, 1, true), language: text(1, 50) },
  ),
  rich_text_quote: object({ type: word('rich_text_quote'), elements: list(1, 500, richElement) }, { border: number(0, 1, true) }),
});
const richText = object({ type: word('rich_text'), elements: list(1, 100, richPart) }, blockId);

const rawText = object({ type: word('raw_text'), text: text(1, 20_000) });
const rawNumber = object({ type: word('raw_number'), value: number(), text: text(1, 20_000) });
const headCells = list(1, 20, byType({ raw_text: rawText, raw_number: rawNumber }));
const bodyCells = list(1, 20, byType({ raw_text: rawText, raw_number: rawNumber, rich_text: richText }));

const sameLength: Shape = (rows, pointer, complain) => {
  if (!Array.isArray(rows)) return;
  const widths = rows.map((row) => (Array.isArray(row) ? row.length : 0));
  for (const [index, width] of widths.entries())
    if (width !== widths[0]) complain('all rows must have the same number of cells', `${pointer}/${index}`);
};
const tableRows: Shape = (rows, pointer, complain) => {
  list(2, 201, (row, at, say) => (at === `${pointer}/0` ? headCells : bodyCells)(row, at, say))(rows, pointer, complain);
  sameLength(rows, pointer, complain);
};

const feedbackButton = object({ text: plain(75), value: text(1, 2000) }, { accessibility_label: text(1, 75) });

const block = byType({
  section: all(
    object(
      { type: word('section') },
      {
        ...blockId,
        text: either(3000),
        fields: list(1, 10, either(2000)),
        accessory: byType({ button, image: imageElement, overflow, static_select: staticSelect }),
        expand: flag,
      },
    ),
    (value, pointer, complain) => {
      if (isObject(value) && value['text'] === undefined && value['fields'] === undefined)
        complain('missing required field: text', pointer);
    },
  ),
  header: object({ type: word('header'), text: plain(150) }, blockId),
  divider: object({ type: word('divider') }, blockId),
  context: object(
    { type: word('context'), elements: list(1, 10, byType({ plain_text: either(3000), mrkdwn: either(3000), image: imageElement })) },
    blockId,
  ),
  actions: object({ type: word('actions'), elements: list(1, 25, byType({ button, overflow, static_select: staticSelect })) }, blockId),
  image: all(
    object({ type: word('image'), alt_text: text(1, 2000) }, { ...picture, ...blockId, title: plain(2000) }),
    exactlyOne('image_url', 'slack_file'),
  ),
  rich_text: richText,
  markdown: object({ type: word('markdown'), text: text(1, 12_000) }, blockId),
  data_table: object(
    { type: word('data_table'), caption: text(1, 3000), rows: tableRows },
    { ...blockId, page_size: number(1, 100, true), row_header_column_index: number(0, 19, true) },
  ),
  table: object(
    { type: word('table'), rows: all(list(1, 100, bodyCells), sameLength) },
    {
      ...blockId,
      column_settings: list(1, 20, (value, pointer, complain) => {
        if (value !== null) object({}, { align: word('left', 'center', 'right'), is_wrapped: flag })(value, pointer, complain);
      }),
    },
  ),
  context_actions: object(
    {
      type: word('context_actions'),
      elements: list(
        1,
        5,
        byType({
          feedback_buttons: object({
            type: word('feedback_buttons'),
            action_id: id,
            positive_button: feedbackButton,
            negative_button: feedbackButton,
          }),
        }),
      ),
    },
    blockId,
  ),
});

const message = list(0, 50, block);

/** Every complaint that Slack would have about `blocks`, as it words them; none where they may be posted. */
export function complaintsAbout(blocks: unknown): readonly string[] {
  const complaints: string[] = [];
  const complain = (words: string, pointer: string): void => void complaints.push(`[ERROR] ${words} [json-pointer:${pointer}]`);
  message(blocks, '/blocks', complain);
  if (!Array.isArray(blocks)) return complaints;
  unique(valuesOf(blocks, 'block_id'), 'block_id', complain);
  unique(valuesOf(blocks, 'action_id'), 'action_id', complain);
  budget(blocks, 'data_table', 20_000, complain);
  budget(blocks, 'table', 10_000, complain);
  budget(blocks, 'markdown', 12_000, complain);
  return complaints;
}

/** Ids of the files that image blocks and elements show, with where they stand. */
export function picturesIn(blocks: unknown): readonly { readonly id: string; readonly pointer: string }[] {
  return valuesOf(blocks, 'slack_file').flatMap(({ value, pointer }) =>
    isObject(value) && typeof value['id'] === 'string' ? [{ id: value['id'], pointer }] : [],
  );
}

interface Found {
  readonly value: unknown;
  readonly pointer: string;
}

/** All values under the key `name`, at any depth. */
export function valuesOf(tree: unknown, name: string, pointer = '/blocks'): readonly Found[] {
  if (Array.isArray(tree)) return tree.flatMap((item: unknown, index) => valuesOf(item, name, `${pointer}/${index}`));
  if (!isObject(tree)) return [];
  return Object.entries(tree).flatMap(([key, value]) => [
    ...(key === name ? [{ value, pointer: `${pointer}/${key}` }] : []),
    ...valuesOf(value, name, `${pointer}/${key}`),
  ]);
}

function unique(found: readonly Found[], what: string, complain: (words: string, pointer: string) => void): void {
  const seen = new Set<unknown>();
  for (const { value, pointer } of found) {
    if (seen.has(value)) complain(`${what} ${JSON.stringify(value)} already exists`, pointer);
    seen.add(value);
  }
}

function budget(blocks: readonly unknown[], type: string, limit: number, complain: (words: string, pointer: string) => void): void {
  const chosen = blocks.filter((item): item is Json => isObject(item) && item['type'] === type);
  const characters = chosen
    .flatMap((item) => valuesOf(item, 'text'))
    .reduce((sum, { value }) => sum + (typeof value === 'string' ? value.length : 0), 0);
  if (characters > limit) complain(`no more than ${limit} characters allowed in all ${type} blocks of a message`, '/blocks');
}
