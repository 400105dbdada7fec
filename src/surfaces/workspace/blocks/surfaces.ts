/** Which blocks a message, a modal and a Home tab may hold. */
import { dataVisualization } from './charts.ts';
import { accessories, actionElements, contextActionElements, contextElements, inputElements, picture } from './elements.ts';
import { richText } from './rich-text.ts';
import { all, byType, exactlyOne, flag, isObject, list, object, type Shape, text, word } from './shape.ts';
import { dataTable, table } from './tables.ts';
import { blockId, either, id, plain } from './text.ts';

const section = all(
  object(
    { type: word('section') },
    { ...blockId, text: either(3000), fields: list(1, 10, either(2000)), accessory: accessories, expand: flag },
  ),
  (value, pointer, complain) => {
    if (isObject(value) && value['text'] === undefined && value['fields'] === undefined) complain('missing required field: text', pointer);
  },
);
const everywhere: Readonly<Record<string, Shape>> = {
  section,
  header: object({ type: word('header'), text: plain(150) }, blockId),
  divider: object({ type: word('divider') }, blockId),
  context: object({ type: word('context'), elements: list(1, 10, contextElements) }, blockId),
  actions: object({ type: word('actions'), elements: list(1, 25, actionElements) }, blockId),
  image: all(
    object({ type: word('image'), alt_text: text(1, 2000) }, { ...picture, ...blockId, title: plain(2000) }),
    exactlyOne('image_url', 'slack_file'),
  ),
  rich_text: richText,
};
const input = object(
  { type: word('input'), label: plain(2000), element: inputElements },
  { ...blockId, hint: plain(2000), optional: flag, dispatch_action: flag },
);
const tile = object(
  { type: word('card') },
  {
    ...blockId,
    hero_image: contextElements,
    icon: contextElements,
    title: either(150),
    subtitle: either(150),
    body: either(200),
    subtext: either(200),
    actions: list(1, 3, actionElements),
  },
);
/** What a container takes of the above; no data_table, no chart, no markdown. */
const folded = byType({ ...everywhere, input, table });
const container = object(
  { type: word('container'), child_blocks: list(1, 10, folded) },
  {
    ...blockId,
    title: plain(150),
    subtitle: either(150),
    icon: contextElements,
    width: word('narrow', 'standard', 'wide', 'full'),
    is_collapsible: flag,
    default_collapsed: flag,
    has_header_divider: flag,
  },
);

export const messageBlock = byType({
  ...everywhere,
  input,
  table,
  data_table: dataTable,
  data_visualization: dataVisualization,
  markdown: object({ type: word('markdown'), text: text(1, 12_000) }, blockId),
  context_actions: object({ type: word('context_actions'), elements: list(1, 5, contextActionElements) }, blockId),
  card: tile,
  carousel: object({ type: word('carousel'), elements: list(1, 10, tile) }, blockId),
  container,
});

/** Whether tables and charts may stand on Home is not documented: refused, so that nothing comes to depend on it. */
export const homeBlock = byType({ ...everywhere, input });

export const modalBlock = byType({
  ...everywhere,
  input,
  alert: object({ type: word('alert'), text: either(200) }, { ...blockId, level: word('default', 'info', 'warning', 'error', 'success') }),
});

const shared = { private_metadata: text(0, 3000), callback_id: id, external_id: text(1, 255) };

export const modalView = object(
  { type: word('modal'), title: plain(24), blocks: list(1, 100, modalBlock) },
  { ...shared, submit: plain(24), close: plain(24), clear_on_close: flag, notify_on_close: flag, submit_disabled: flag },
);

export const homeView = object({ type: word('home'), blocks: list(1, 100, homeBlock) }, shared);
