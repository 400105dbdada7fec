/** Rich text and small print: literal text, in which no name can become markup. */
import type { types } from '@slack/bolt';
import { limits } from '../limits.ts';
import { clip, clipEscaped, oneLine, visible } from './words.ts';

/** What the answer quotes from the question: `` `exposd` ``. Between other letters a mark is one of a name. */
const quoted = /(?<![^\s(“])`([^`\n]+)`(?![^\s.,;:!?)”])/u;

/** `text` as a paragraph, with the first occurrence of `bold` in bold (null: none) and what is quoted as Slack shows such words. */
export function paragraph(text: string, bold: string | null = null): types.RichTextBlock {
  const words = clip(visible(text), limits.text);
  const at = bold === null || bold === '' ? -1 : words.indexOf(bold);
  const parts =
    bold === null || at < 0
      ? withQuotes(words)
      : [
          ...withQuotes(words.slice(0, at)),
          { type: 'text' as const, text: bold, style: { bold: true } },
          ...withQuotes(words.slice(at + bold.length)),
        ];
  return { type: 'rich_text', elements: [{ type: 'rich_text_section', elements: parts }] };
}

function withQuotes(text: string): types.RichTextText[] {
  // Every second part is what stood between two marks.
  return text
    .split(quoted)
    .map((part, index): types.RichTextText => ({ type: 'text', text: part, ...(index % 2 === 1 && { style: { code: true } }) }))
    .filter((part) => part.text !== '');
}

/** Lines of a list, each literal. */
export function bullets(lines: readonly string[]): types.RichTextBlock {
  const elements = lines.map(
    (line): types.RichTextSection => ({
      type: 'rich_text_section',
      elements: [{ type: 'text', text: clip(oneLine(visible(line)), limits.text) }],
    }),
  );
  return { type: 'rich_text', elements: [{ type: 'rich_text_list', style: 'bullet', elements }] };
}

/** `text` as a quotation, with the units from `start` to `end` in bold. */
export function quotation(text: string, start: number, end: number): types.RichTextBlock {
  const parts: types.RichTextText[] = [
    { type: 'text' as const, text: text.slice(0, start) },
    { type: 'text' as const, text: text.slice(start, end), style: { bold: true } },
    { type: 'text' as const, text: text.slice(end) },
  ]
    .filter((part) => part.text !== '')
    .map((part) => ({ ...part, text: clip(visible(part.text), limits.text) }));
  return { type: 'rich_text', elements: [{ type: 'rich_text_quote', elements: parts }] };
}

/** Small print: each line literal. More lines than Slack takes are joined into the last. */
export function smallPrint(lines: readonly string[]): types.ContextBlock | null {
  if (lines.length === 0) return null;
  const room = limits.contextElements;
  const kept = lines.length <= room ? lines : [...lines.slice(0, room - 1), lines.slice(room - 1).join(' ')];
  return {
    type: 'context',
    elements: kept.map((line) => ({ type: 'plain_text', text: clip(visible(line), limits.text), emoji: false })),
  };
}

/** A section of mrkdwn: `*bold*` where given, the rest escaped. */
export function labelled(label: string, text: string): types.SectionBlock {
  const head = `*${clipEscaped(label.replaceAll('*', '∗'), 200)}*\n`;
  return { type: 'section', text: { type: 'mrkdwn', text: head + clipEscaped(visible(text), limits.text - head.length), verbatim: true } };
}

/** A heading. */
export function heading(text: string): types.HeaderBlock {
  return { type: 'header', text: { type: 'plain_text', text: clip(oneLine(text), 150), emoji: false } };
}
