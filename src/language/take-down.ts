/** Small steps that all readers of items share. */

import type { CstNode } from 'chevrotain';
import type { Span } from '../base/span.ts';
import type { Draft, Flags } from './draft.ts';

/** The stretch of text that a node of the tree covers. */
export function spanOfNode(node: CstNode): Span {
  const { location } = node;
  return { start: location?.startOffset ?? 0, end: (location?.endOffset ?? 0) + 1 };
}

/** Notes a word that says what kind of question it is. */
export function flag(draft: Draft, kind: Flags['kind'], value: string, at: Span): void {
  draft.flags.push({ kind, value, at });
}

/** Notes what a stretch of the text means, for the coverage of words. */
export function mean(draft: Draft, at: Span, meaning: string): void {
  draft.meanings.push({ at, meaning });
}
