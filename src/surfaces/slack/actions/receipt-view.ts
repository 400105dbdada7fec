/** The receipt of an answer as a modal. */
import type { types } from '@slack/bolt';
import type { Receipt } from '../../../ask/receipt.ts';
import { asOfText } from '../../../present/as-of-text.ts';
import { labelled, paragraph, smallPrint } from '../blocks/rich.ts';
import { oneLine, visible } from '../blocks/words.ts';
import { limits } from '../limits.ts';

/** Blocks that a modal may hold, less a margin. */
const most = { lines: 40, readings: 40, formulas: 20, pieces: 30 } as const;

/** A modal that says `text`, for the time until there is more to say and for when there is not. */
export function noticeView(text: string): types.ModalView {
  return modal([paragraph(text)]);
}

/** The modal for `receipt`. */
export function receiptView(receipt: Receipt): types.ModalView {
  const { canonical, lines, numbers, sections, notes, sql } = receipt;
  const blocks: readonly (types.KnownBlock | null)[] = [
    paragraph(canonical, canonical),
    readingOf(receipt),
    ...lines.slice(0, most.lines).map(({ topic, text }) => labelled(oneLine(topic), text)),
    ...(numbers.length === 0
      ? []
      : [labelled('With the numbers put in', numbers.map(({ label, text }) => `${label}: ${text}`).join('\n'))]),
    ...sections.flatMap(formulasOf).slice(0, most.formulas),
    smallPrint(notes.map(oneLine)),
    smallPrint([factsOf(receipt)]),
    ...sql.flatMap(({ text, bindings }) => pieces(`${text};\n-- bindings: ${JSON.stringify(bindings)}`)).slice(0, most.pieces),
  ];
  return modal(blocks.filter((block) => block !== null));
}

function formulasOf({ name, metrics }: Receipt['sections'][number]): readonly types.SectionBlock[] {
  return inParts(metrics).map((part, at) => labelled(oneLine(at === 0 ? name : `${name}, continued`), part));
}

/** Metrics a line each, in as many texts as a block holds. */
function inParts(metrics: Receipt['numbers']): readonly string[] {
  const texts: string[] = [];
  for (const line of metrics.map(({ label, text }) => `${label}: ${text}`)) {
    const last = texts.at(-1);
    // A label of its own and escapes stand in the block too.
    if (last === undefined || last.length + line.length > limits.text * 0.8) texts.push(line);
    else texts[texts.length - 1] = `${last}\n${line}`;
  }
  return texts;
}

function modal(blocks: readonly types.KnownBlock[]): types.ModalView {
  return {
    type: 'modal',
    callback_id: 'answer_receipt',
    title: { type: 'plain_text', text: 'How this was counted', emoji: false },
    close: { type: 'plain_text', text: 'Close', emoji: false },
    blocks: [...blocks],
  };
}

function readingOf({ reading }: Receipt): types.SectionBlock | null {
  // A comma says nothing, which nobody needs to be told.
  const told = reading.filter(({ text }) => !/^[\s,;:.!?]+$/u.test(text));
  if (told.length === 0) return null;
  const lines = told.slice(0, most.readings).map(({ text, meaning }) => `“${oneLine(text)}”: ${oneLine(meaning)}`);
  return labelled('How it was read', lines.join('\n'));
}

function factsOf({ id, sources, elapsedMs, asOf }: Receipt): string {
  const parts = [
    ...(sources.length === 0 ? [] : [`From ${sources.join(', ')}`]),
    ...(elapsedMs === null ? [] : [`counted in ${Math.max(1, Math.round(elapsedMs)).toLocaleString('en-US')} ms`]),
    ...(asOf === null || Number.isNaN(Date.parse(asOf)) ? [] : [`data as of ${asOfText(asOf)}`]),
    `plan ${id}`,
    `the same again: parley ask --replay ${id}`,
  ];
  return parts.join(' · ');
}

/** A statement in blocks of fixed width, cut between lines where one is too long for a block. */
function pieces(sql: string): readonly types.RichTextBlock[] {
  const texts: string[] = [''];
  for (const line of visible(sql)
    .split('\n')
    .flatMap((one) => one.match(/.{1,2000}/gu) ?? [])) {
    const last = texts.at(-1) ?? '';
    if (last.length + line.length + 1 > limits.text) texts.push(line);
    else texts[texts.length - 1] = last === '' ? line : `${last}\n${line}`;
  }
  return texts.map((text) => ({
    type: 'rich_text',
    elements: [{ type: 'rich_text_preformatted', elements: [{ type: 'text', text }] }],
  }));
}
