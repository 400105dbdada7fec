/** The sentence an answer opens with, its number in bold. */
import type { types } from '@slack/bolt';
import type { Shown } from '../../../present/answer.ts';
import { smallBaseMark } from '../../../present/table/grid.ts';
import { paragraph } from './rich.ts';
import { tableOf } from './shown-cells.ts';

/** The headline; bold is the total of the first metric, else its value in the first row, whichever the sentence says. */
export function headline(shown: Shown): types.RichTextBlock {
  const said = shown.answer.headline;
  return paragraph(said, keyNumbers(shown).find((number) => wholeNumberIn(said, number)) ?? null);
}

function keyNumbers(shown: Shown): readonly string[] {
  const column = shown.formats.findIndex((format) => format !== null);
  if (column < 0) return [];
  const { rows, totals } = tableOf({ ...shown, answer: { ...shown.answer, rows: shown.answer.rows.slice(0, 1) } });
  return [totals[column], rows[0]?.[column]?.text]
    .filter((text): text is string => text !== undefined && /\d/.test(text))
    .map((text) => (text.endsWith(smallBaseMark) ? text.slice(0, -smallBaseMark.length) : text));
}

/** `12` is not a number of `exposed 4,012 times`. */
function wholeNumberIn(sentence: string, number: string): boolean {
  const at = sentence.indexOf(number);
  return at >= 0 && !/[\d.,]$/.test(sentence.slice(0, at)) && !/^[.,]?\d/.test(sentence.slice(at + number.length));
}
