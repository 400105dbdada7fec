/** What Tab does in the prompt: goes on where there is one way to, and lists the ways with what each is where there are several. */
import stringWidth from 'string-width';
import type { Completion } from '../../ask/completing.ts';

export interface Tab {
  /** Put in the place of the line from `start` to `end`; null where nothing is. */
  readonly put: { readonly text: string; readonly start: number; readonly end: number } | null;
  /** Lines to show above the prompt. */
  readonly list: readonly string[];
}

const widest = 34;

/** The effect of Tab at `cursor` of `line`: lists are `width` columns wide at most. */
export function tabOf(line: string, cursor: number, found: readonly Completion[], width: number): Tab {
  const [first, ...others] = found;
  if (first === undefined) return { put: null, list: [] };
  if (others.length === 0) return { put: first, list: [] };
  const { start, end } = first;
  const typed = line.slice(start, cursor);
  const alike = others.every((one) => one.start === start);
  const shared = alike ? sharedStart(found.map(({ text }) => text)) : '';
  const longer = shared.length > typed.length && shared.toLowerCase().startsWith(typed.toLowerCase());
  return longer ? { put: { text: shared, start, end }, list: [] } : { put: null, list: listed(found, width) };
}

/** What all the texts begin with, whole characters only. */
function sharedStart(texts: readonly string[]): string {
  const [first = [], ...others] = texts.map(charactersOf);
  const until = first.findIndex((character, index) => others.some((other) => other[index] !== character));
  return (until < 0 ? first : first.slice(0, until)).join('');
}

const characters = new Intl.Segmenter();

function charactersOf(text: string): readonly string[] {
  return Array.from(characters.segment(text), ({ segment }) => segment);
}

function listed(found: readonly Completion[], width: number): readonly string[] {
  const column = Math.min(widest, Math.max(...found.map(({ text }) => stringWidth(text))));
  return found.map(({ text, says }) => cut(`  ${text}${' '.repeat(Math.max(0, column - stringWidth(text)))}  ${says}`, width));
}

/** A line that does not wrap. */
function cut(line: string, width: number): string {
  if (stringWidth(line) <= width) return line;
  let kept = '';
  for (const character of charactersOf(line)) {
    if (stringWidth(`${kept}${character}…`) > width) break;
    kept += character;
  }
  return `${kept}…`;
}
