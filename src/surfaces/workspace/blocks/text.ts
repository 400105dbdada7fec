/** Text objects and what most blocks share. */
import { byType, flag, object, type Shape, text, word } from './shape.ts';

export const id = text(1, 255);
export const blockId = { block_id: text(0, 255) };

/** A plain_text object of at most `max` characters. */
export function plain(max: number): Shape {
  return object({ type: word('plain_text'), text: text(1, max) }, { emoji: flag });
}

/** A plain_text or mrkdwn object of at most `max` characters. */
export function either(max: number): Shape {
  return byType({ plain_text: plain(max), mrkdwn: object({ type: word('mrkdwn'), text: text(1, max) }, { verbatim: flag }) });
}
