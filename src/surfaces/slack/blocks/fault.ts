/** A fault of ours: that it is ours, what to do, and the id under which it is logged. Nothing of its inside. */
import type { Outgoing } from './outgoing.ts';
import { paragraph } from './rich.ts';
import { escape } from './words.ts';

/** The message for the fault logged under `id`. */
export function faultMessage(id: string): Outgoing {
  const words = `This question met a fault on our side; nothing is wrong with the question. It is logged as ${id}. Asking again in a minute may work.`;
  return { text: escape(words), blocks: [paragraph(words, id)] };
}
