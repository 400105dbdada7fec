/** Text as Slack takes it: well formed, within a length, and with nothing in it that Slack would read as markup. */

/** Texts are cut into characters only around the cut, since that takes time; a character is rarely longer than this. */
const margin = 64;

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Replaces what no reader can see or no transport carries (control characters, halves of surrogate pairs); blank text becomes `(blank)`. */
export function visible(text: string): string {
  const clean = text.replace(/\p{Surrogate}/gu, '\uFFFD').replace(/[^\P{Cc}\n]/gu, ' ');
  return /^[\s\p{Cf}]*$/u.test(clean) ? '(blank)' : clean;
}

/** One line of visible text. */
export function oneLine(text: string): string {
  return visible(text).replace(/\s+/g, ' ').trim();
}

/** `text` for mrkdwn: `&`, `<` and `>` are Slack's control characters, so no name can mention, link or notify. */
export function escape(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}

/** The start of `text` in at most `max` UTF-16 units, cut between what a reader sees as characters, with `…` where it was cut. */
export function clip(text: string, max: number): string {
  return text.length <= max ? text : `${startOf(text, max - 1)}…`;
}

/** Start and end of `text` in at most `max` units, so that names with a common start stay apart. */
export function clipMiddle(text: string, max: number): string {
  if (text.length <= max) return text;
  const tail = Math.floor((max - 1) / 3);
  return `${startOf(text, max - 1 - tail)}…${endOf(text, tail)}`;
}

/** `text` escaped for mrkdwn, in at most `max` units after escaping; no entity is cut in two. */
export function clipEscaped(text: string, max: number): string {
  const whole = escape(text);
  if (whole.length <= max) return whole;
  let taken = '';
  for (const part of parts(text.slice(0, max + margin))) {
    const next = escape(part);
    if (taken.length + next.length > max - 1) break;
    taken += next;
  }
  return `${taken}…`;
}

function startOf(text: string, max: number): string {
  let taken = '';
  for (const part of parts(text.slice(0, max + margin))) {
    if (taken.length + part.length > max) break;
    taken += part;
  }
  return taken;
}

function endOf(text: string, max: number): string {
  const pieces = parts(text.slice(-max - margin)).slice(1);
  let taken = '';
  for (const part of pieces.toReversed()) {
    if (taken.length + part.length > max) break;
    taken = part + taken;
  }
  return taken;
}

/** Characters as readers see them; one that is longer than any limit (heaps of accents) is cut into code points. */
function parts(text: string): readonly string[] {
  return [...graphemes.segment(text)].flatMap(({ segment }) => (segment.length > 32 ? Array.from(segment) : [segment]));
}
