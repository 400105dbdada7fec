/** About how wide text is drawn, so that specs and configurations can be laid out without a canvas. */

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** The width of `text` in ems, from the proportions of Inter: a few per cent off at most for Latin text. */
export function textEms(text: string): number {
  let ems = 0;
  for (const { segment } of graphemes.segment(text)) ems += letterEms(segment);
  return ems;
}

/** `text` cut at its end with … so that it is at most `ems` wide. */
export function cutToEms(text: string, ems: number): string {
  if (textEms(text) <= ems) return text;
  let used = letterEms('…');
  let kept = '';
  for (const { segment } of graphemes.segment(text)) {
    used += letterEms(segment);
    if (used > ems) break;
    kept += segment;
  }
  return `${kept.trimEnd()}…`;
}

/** `text` in at most `lines` lines of `ems`, broken at blanks; the last is cut where more would follow. */
export function wrapToEms(text: string, ems: number, lines: number): readonly string[] {
  const done: string[] = [];
  let words = text.split(/\s+/).filter((word) => word !== '');
  while (words.length > 0 && done.length < lines) {
    let taken = 1;
    while (taken < words.length && textEms(words.slice(0, taken + 1).join(' ')) <= ems) taken += 1;
    const last = done.length === lines - 1;
    done.push(cutToEms(words.slice(0, last ? words.length : taken).join(' '), ems));
    words = words.slice(taken);
  }
  return done.length === 0 ? [''] : done;
}

function letterEms(letter: string): number {
  const code = Number(letter.codePointAt(0));
  if (code > 0x2e7f || /\p{Extended_Pictographic}/u.test(letter)) return code > 0x2e7f && code < 0xfb1d ? 1 : 1.25;
  if (/[ilj.,:;'|!Itf()[\] ·]/.test(letter)) return 0.32;
  if (/[mwMW@%—…]/.test(letter)) return 0.9;
  if (/[A-Z]/.test(letter)) return 0.71;
  return /[0-9+−–=<>$€£]/.test(letter) ? 0.64 : 0.58;
}
