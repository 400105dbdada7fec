/** The few shapes that Home is made of. */
import type { types } from '@slack/bolt';
import { clip, clipEscaped, oneLine, visible } from '../blocks/words.ts';
import { limits } from '../limits.ts';

/** Literal text. */
export function said(text: string): types.SectionBlock {
  return { type: 'section', text: { type: 'plain_text', text: clip(visible(text), limits.text), emoji: false } };
}

/** Small print in mrkdwn: names in it must be escaped. */
export function lines(texts: readonly string[]): types.ContextBlock {
  return { type: 'context', elements: texts.map((text) => ({ type: 'mrkdwn', text: text.slice(0, limits.text), verbatim: true })) };
}

export interface ButtonParts {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  /** What a screen reader says, since several buttons are labelled alike. */
  readonly spoken: string;
}

/** A button. */
export function button({ id, label, value, spoken }: ButtonParts): types.Button {
  return {
    type: 'button',
    action_id: id,
    text: { type: 'plain_text', text: clip(oneLine(label), limits.buttonText), emoji: false },
    value,
    accessibility_label: clip(oneLine(spoken), 75),
  };
}

/** A question as one line of mrkdwn, a link where there is something to open. */
export function questionLine(question: string, link: string | null, more: string): types.SectionBlock {
  const text = clipEscaped(oneLine(question), 1000);
  const shown = link === null ? `*${text.replaceAll('*', '∗')}*` : `<${link}|${text.replaceAll('|', '¦')}>`;
  return { type: 'section', text: { type: 'mrkdwn', text: more === '' ? shown : `${shown}\n${more}`, verbatim: true } };
}
