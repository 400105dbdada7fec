/** An answer as a message: the question as it was understood, headline, picture, table, notes, sources, what to ask next. */
import type { types } from '@slack/bolt';
import type { Shown } from '../../../present/answer.ts';
import { changedText } from '../../../present/changed-words.ts';
import { understoodAs } from '../../../present/understood.ts';
import { limits } from '../limits.ts';
import { isSnapshot, keyFigures, memberChoices } from '../snapshot/blocks.ts';
import { changedLine } from './changed-line.ts';
import { contextLine } from './context-line.ts';
import { type Audience, controls, everybody } from './controls.ts';
import { headline } from './headline.ts';
import { nativeChart } from './native-chart.ts';
import type { Outgoing } from './outgoing.ts';
import { labelled, paragraph, smallPrint } from './rich.ts';
import { tablesOf } from './tables.ts';
import { clip, clipEscaped, oneLine, visible } from './words.ts';

export interface Picture {
  readonly fileId: string;
  readonly alt: string;
}

export interface AnswerMessage extends Outgoing {
  /** Why the whole table goes along as a file; null where the message holds all of it. */
  readonly missing: string | null;
}

/**
 * The message for `shown`, under the question as it was `understood`, with what `audience` may do with it. `text` carries the answer in words for
 * notifications, search and screen readers.
 */
export function answerMessage(
  shown: Shown,
  picture: Picture | null,
  understood = understoodAs(shown.answer),
  audience: Audience = everybody,
): AnswerMessage {
  const { answer } = shown;
  const tables = tablesOf(shown, audience.privately ? 'the file behind CSV' : 'the file');
  const notes = [...shown.footnotes, ...(tables.missing === null ? [] : [tables.missing])];
  const blocks: readonly (types.KnownBlock | null)[] = [
    understood === null ? null : smallPrint([oneLine(understood)]),
    changedLine(answer.changed),
    headline(shown),
    answer.text === null || answer.text === answer.headline ? null : paragraph(answer.text),
    ...definitions(shown),
    picture === null ? shown.chart && nativeChart(shown.chart) : pictureBlock(picture),
    ...(isSnapshot(shown) ? [...keyFigures(shown), ...tables.blocks, ...memberChoices(shown)] : tables.blocks),
    smallPrint(notes),
    contextLine(shown),
    ...controls(shown, audience),
  ];
  return {
    text: clipEscaped(sentencesOf(shown), limits.messageText),
    blocks: blocks.filter((block) => block !== null).slice(0, 50),
    missing: tables.missing,
  };
}

/** The answer in one or two sentences, literal. */
export function sentencesOf({ answer }: Shown): string {
  const sentences = [changedText(answer.changed, null), answer.headline, answer.text === answer.headline ? null : answer.text];
  return [...new Set(sentences)]
    .filter((sentence) => sentence !== null)
    .map(visible)
    .join('\n');
}

function definitions({ answer }: Shown): readonly types.KnownBlock[] {
  return (answer.definition ?? [])
    .slice(0, 20)
    .map(({ label, text, formula }) => labelled(oneLine(label), formula === '' ? text : `${text}\n= ${formula}`));
}

/** A picture with its alternative text. */
export function pictureBlock({ fileId, alt }: Picture): types.KnownBlock {
  return { type: 'image', slack_file: { id: fileId }, alt_text: clip(oneLine(alt), limits.altText) };
}
