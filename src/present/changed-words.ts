/** What a message did to its thread, in a sentence. */
import type { Changed } from './answer.ts';

/** How people are called where the sentence stands; null where it names nobody. */
export type NameOf = ((asker: string) => string) | null;

/** `Changed: by device.`; of several people `Changed by @dana: by device. The question was asked by @priya.` Null where nothing was changed. */
export function changedText(changed: Changed, nameOf: NameOf): string;
export function changedText(changed: Changed | null, nameOf: NameOf): string | null;
export function changedText(changed: Changed | null, nameOf: NameOf): string | null {
  switch (changed?.kind) {
    case undefined:
      return null;
    case 'reset':
      return 'Forgotten: the next question starts anew.';
    case 'edit':
      return editText(changed, nameOf);
    case 'undo':
      return undoText(changed, nameOf);
  }
}

function editText({ changes, by, askedBy, several }: Extract<Changed, { kind: 'edit' }>, nameOf: NameOf): string {
  if (changes === '') return 'Nothing changed.';
  if (nameOf === null || !several) return `Changed: ${changes}.`;
  const asked = askedBy === by ? '' : ` The question was asked by ${nameOf(askedBy)}.`;
  return `Changed by ${nameOf(by)}: ${changes}.${asked}`;
}

function undoText({ changes, by, undoneBy }: Extract<Changed, { kind: 'undo' }>, nameOf: NameOf): string {
  const other = nameOf === null || by === undoneBy ? null : nameOf(by);
  if (changes === null) return `Taken back: the last question${other === null ? '' : `, asked by ${other}`}.`;
  return other === null ? `Taken back: ${changes}.` : `Taken back what ${other} changed: ${changes}.`;
}
