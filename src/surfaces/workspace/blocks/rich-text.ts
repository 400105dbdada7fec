/** rich_text: paragraphs, lists, quotations, code. */
import { byType, flag, list, number, object, text, word } from './shape.ts';
import { blockId, id } from './text.ts';

const style = object({}, { bold: flag, italic: flag, strike: flag, code: flag, underline: flag });
const element = byType({
  text: object({ type: word('text'), text: text(1, 3000) }, { style }),
  link: object({ type: word('link'), url: text(1, 3000) }, { text: text(1, 3000), style, unsafe: flag }),
  emoji: object({ type: word('emoji'), name: text(1, 100) }, { unicode: text(1, 100), style }),
  user: object({ type: word('user'), user_id: id }, { style }),
  usergroup: object({ type: word('usergroup'), usergroup_id: id }, { style }),
  channel: object({ type: word('channel'), channel_id: id }, { style }),
  broadcast: object({ type: word('broadcast'), range: word('here', 'channel', 'everyone') }, { style }),
  color: object({ type: word('color'), value: text(4, 9) }),
  date: object(
    { type: word('date'), timestamp: number(0, Infinity, true), format: text(1, 255) },
    { fallback: text(1, 255), url: text(1, 3000) },
  ),
});
const section = object({ type: word('rich_text_section'), elements: list(1, 500, element) });
const border = { border: number(0, 1, true) };
const part = byType({
  rich_text_section: section,
  rich_text_list: object(
    { type: word('rich_text_list'), style: word('bullet', 'ordered'), elements: list(1, 500, section) },
    { indent: number(0, 8, true), offset: number(0, 1000, true), ...border },
  ),
  rich_text_preformatted: object(
    { type: word('rich_text_preformatted'), elements: list(1, 500, element) },
    { ...border, language: text(1, 50) },
  ),
  rich_text_quote: object({ type: word('rich_text_quote'), elements: list(1, 500, element) }, border),
});

export const richText = object({ type: word('rich_text'), elements: list(1, 100, part) }, blockId);
