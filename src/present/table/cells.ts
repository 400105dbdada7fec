/** Text in a terminal's cells: how wide it is, cut to a width, filled to a width. */
import stringWidth from 'string-width';

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
const rightToLeft = /\p{Script=Hebrew}|\p{Script=Arabic}|\p{Script=Syriac}|\p{Script=Thaana}|\p{Script=Nko}/u;
const [isolate, popIsolate] = ['\u2068', '\u2069'];

/** The columns that `text` takes up: wide letters and emoji two, combining marks none. */
export function cellWidth(text: string): number {
  return stringWidth(text);
}

/**
 * `text` safe to print: no control characters (an escape sequence in a name must not reach the terminal), no marks that turn the
 * direction of the rest of the line; right-to-left text stands in an isolate, so that it does not carry its neighbours along. So does
 * what would merge with a blank beside it into one letter; an accent that begins the text gets a dotted circle to stand on instead.
 */
export function printable(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
  const clean = text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').replace(/[\u202A-\u202E\u2066-\u2069]/g, '');
  const plain = /^\p{M}/u.test(clean) ? `\u25CC${clean}` : clean;
  return rightToLeft.test(plain) || merges(plain) ? `${isolate}${plain}${popIsolate}` : plain;
}

/** Whether `text` between blanks is narrower than it is alone. */
function merges(text: string): boolean {
  return cellWidth(` ${text} `) !== cellWidth(text) + 2;
}

/** `text` cut to `width` columns with … in its middle: names are told apart by their ends as often as by their beginnings. */
export function cut(text: string, width: number): string {
  if (cellWidth(text) <= width) return text;
  const isolated = text.startsWith(isolate);
  const letters = [...graphemes.segment(isolated ? text.slice(1, -1) : text)].map(({ segment }) => segment);
  const tailWidth = Math.floor((width - 1) / 3);
  const tail = take([...letters].reverse(), tailWidth).reverse();
  const head = take(letters, width - 1 - cellWidth(tail.join('')));
  const short = `${head.join('').trimEnd()}…${tail.join('').trimStart()}`;
  return isolated ? `${isolate}${short}${popIsolate}` : short;
}

/** The first of `letters` that fit into `width`. */
function take(letters: readonly string[], width: number): string[] {
  let used = 0;
  const taken: string[] = [];
  for (const letter of letters) {
    used += cellWidth(letter);
    if (used > width) break;
    taken.push(letter);
  }
  return taken;
}

/** `text` with blanks up to `width`. */
export function fill(text: string, width: number, align: 'left' | 'right'): string {
  const blanks = ' '.repeat(Math.max(0, width - cellWidth(text)));
  return align === 'left' ? text + blanks : blanks + text;
}

/** `text` in lines of at most `width` columns, broken at blanks; a longer word keeps a line to itself. */
export function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/).filter((part) => part !== '')) {
    const last = lines.at(-1);
    if (last !== undefined && cellWidth(last) + 1 + cellWidth(word) <= width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines.length === 0 ? [''] : lines;
}
