/** Slack's mrkdwn as a tree, to be shown without ever becoming HTML text. */

export type Span =
  | { readonly type: 'text' | 'code' | 'pre' | 'special'; readonly text: string }
  | { readonly type: 'bold' | 'italic' | 'strike' | 'quote'; readonly children: readonly Span[] }
  | { readonly type: 'user' | 'channel'; readonly id: string }
  | { readonly type: 'link'; readonly url: string; readonly label: string }
  | { readonly type: 'date'; readonly timestamp: number; readonly format: string; readonly fallback: string };

const marks = { '*': 'bold', _: 'italic', '~': 'strike' } as const;
const pieces =
  /```\n?([\s\S]*?)\n?```|`([^`\n]+)`|<([^<>\n]+)>|(?:^|\n)&gt; ?([^\n]*)|(?<![\p{L}\p{N}])([*_~])(?=\S)((?:(?!\5)[^\n])*?\S)\5(?![\p{L}\p{N}])/gu;

/** The spans of `text`. */
export function spansOf(text: string): readonly Span[] {
  const spans: Span[] = [];
  let at = 0;
  for (const found of text.matchAll(pieces)) {
    if (found.index > at) spans.push(plain(text.slice(at, found.index)));
    at = found.index + found[0].length;
    spans.push(spanOf(found));
  }
  if (at < text.length) spans.push(plain(text.slice(at)));
  return spans;
}

function spanOf([, pre, code, angle, quote, mark, inner]: RegExpExecArray): Span {
  if (pre !== undefined) return { type: 'pre', text: unescaped(pre) };
  if (code !== undefined) return { type: 'code', text: unescaped(code) };
  if (angle !== undefined) return referenceOf(angle);
  if (quote !== undefined) return { type: 'quote', children: spansOf(quote) };
  return { type: marks[mark as keyof typeof marks], children: spansOf(inner ?? '') };
}

function referenceOf(inside: string): Span {
  const [target = '', label] = inside.split('|');
  const date = /^!date\^(\d+)\^([^^|]+)/.exec(target);
  if (date !== null) return { type: 'date', timestamp: Number(date[1]), format: date[2] ?? '', fallback: unescaped(label ?? '') };
  if (target.startsWith('@')) return { type: 'user', id: target.slice(1) };
  if (target.startsWith('#')) return { type: 'channel', id: target.slice(1) };
  if (target.startsWith('!')) return { type: 'special', text: `@${label ?? target.slice(1)}` };
  return { type: 'link', url: unescaped(target), label: unescaped(label ?? target) };
}

function plain(text: string): Span {
  return { type: 'text', text: unescaped(text) };
}

/** `text` with `&lt;`, `&gt;` and `&amp;` turned back. */
export function unescaped(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}
