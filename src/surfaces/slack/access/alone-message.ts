/** A message for the asker alone says why the others do not see it. */
import type { Outgoing } from '../blocks/outgoing.ts';

/** `message` with `reason` ahead of it. */
export function aloneMessage({ text, blocks }: Outgoing, reason: string): Outgoing {
  const context = { type: 'context' as const, elements: [{ type: 'plain_text' as const, text: reason, emoji: false }] };
  return { text: `${reason}\n${text}`, blocks: [context, ...blocks] };
}
