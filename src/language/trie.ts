/** A tree of phrases, piece by piece, that finds the longest one starting at a place in a text. */
import { type Piece, scan } from '../../grammar/scan.ts';

export interface Node<Found> {
  readonly next: Map<string, Node<Found>>;
  found: Found | null;
}

export interface Match<Found> {
  readonly found: Found;
  /** Index of the first piece after the match. */
  readonly end: number;
}

/** How a piece may differ from the phrase's own: other forms of a word, and words that may stand between. */
export interface Tolerance {
  forms(word: string): readonly string[];
  between(word: string): boolean;
  /** Whether a mark may be passed over. */
  mark(norm: string): boolean;
}

/** As written: no other forms, nothing between. */
export const strict: Tolerance = { forms: () => [], between: () => false, mark: isLoose };

/** Marks that may stand between the words of a phrase: `click-through`, `avg. exposures`, `R & D`. */
const loose = new Set(['-', '–', '.', '/', '_', '&', "'", '+', '*', '`']);

/** Whether a mark may stand inside any phrase. */
export function isLoose(norm: string): boolean {
  return loose.has(norm);
}

export function emptyNode<Found>(): Node<Found> {
  return { next: new Map(), found: null };
}

/** The pieces by which a phrase is found: its words and numbers; its marks only where it has nothing else. */
export function keyOf(phrase: string): readonly string[] {
  const pieces = scan(phrase);
  const solid = pieces.filter((piece) => piece.kind !== 'mark' || piece.norm === '%');
  return (solid.length > 0 ? solid : pieces).flatMap((piece) => (piece.kind === 'quoted' ? keyOf(piece.norm.toLowerCase()) : [piece.norm]));
}

/** The node of a key, made where it is not there yet. */
export function nodeAt<Found>(root: Node<Found>, key: readonly string[]): Node<Found> {
  let node = root;
  for (const word of key) {
    const known = node.next.get(word);
    if (known) {
      node = known;
    } else {
      const made = emptyNode<Found>();
      node.next.set(word, made);
      node = made;
    }
  }
  return node;
}

/** The longest phrase that starts at piece `at`; null where none does. */
export function longest<Found>(root: Node<Found>, pieces: readonly Piece[], at: number, tolerance: Tolerance): Match<Found> | null {
  let best: Match<Found> | null = null;
  const visit = (node: Node<Found>, index: number, arrived: boolean): void => {
    if (arrived && node.found !== null && (best === null || index > best.end)) best = { found: node.found, end: index };
    const piece = pieces[index];
    if (!piece) return;
    if (piece.kind === 'quoted') {
      const inner = node === root ? null : within(node, piece.norm);
      if (inner) visit(inner, index + 1, true);
      return;
    }
    for (const word of [piece.norm, ...(piece.kind === 'word' ? tolerance.forms(piece.norm) : [])]) {
      const child = node.next.get(word);
      if (child) visit(child, index + 1, true);
    }
    // What is passed over stands inside a phrase, never at its end: a match counts only where a word of it was just read.
    const passed = piece.kind === 'mark' ? tolerance.mark(piece.norm) : tolerance.between(piece.norm);
    if (node !== root && passed && index - at < 12) visit(node, index + 1, false);
  };
  visit(root, at, false);
  return best;
}

/** The node after the words of a quoted part of a name: `Winter "Warm"`. */
function within<Found>(node: Node<Found>, quoted: string): Node<Found> | null {
  const key = keyOf(quoted.toLowerCase());
  let inner: Node<Found> | undefined = key.length > 0 ? node : undefined;
  for (const word of key) inner = inner?.next.get(word);
  return inner ?? null;
}
