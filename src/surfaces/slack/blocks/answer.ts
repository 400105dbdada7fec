/** An answer as a message: headline, picture, table, notes, sources, what to ask next. */
import type { types } from '@slack/bolt';
import type { Shown } from '../../../present/answer.ts';
import { limits } from '../limits.ts';
import { contextLine } from './context-line.ts';
import { type Audience, controls, everybody } from './controls.ts';
import { headline } from './headline.ts';
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

/** The message for `shown`. `text` carries the answer in words for notifications, search and screen readers. */
export function answerMessage(shown: Shown, picture: Picture | null, audience: Audience = everybody): AnswerMessage {
  const { answer } = shown;
  const tables = tablesOf(shown);
  const notes = [...shown.footnotes, ...(tables.missing === null ? [] : [tables.missing])];
  const blocks: readonly (types.KnownBlock | null)[] = [
    answer.changed === null ? null : smallPrint([oneLine(answer.changed)]),
    headline(shown),
    answer.text === null || answer.text === answer.headline ? null : paragraph(answer.text),
    ...definitions(shown),
    picture === null ? null : pictureBlock(picture),
    ...tables.blocks,
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
  const sentences = [answer.changed, answer.headline, answer.text === answer.headline ? null : answer.text];
  return sentences
    .filter((sentence) => sentence !== null)
    .map(visible)
    .join('\n');
}

function definitions({ answer }: Shown): readonly types.KnownBlock[] {
  return (answer.definition ?? [])
    .slice(0, 20)
    .map(({ metric, text, formula }) => labelled(oneLine(metric), formula === '' ? text : `${text}\n= ${formula}`));
}

function pictureBlock({ fileId, alt }: Picture): types.KnownBlock {
  return { type: 'image', slack_file: { id: fileId }, alt_text: clip(oneLine(alt), limits.altText) };
}
