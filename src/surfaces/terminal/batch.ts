/** Questions from a file: one a line, as text or as JSON with a thread. */
import type { AskInput } from '../../ask/outcome.ts';
import { Ended, exit } from './exit.ts';

/** The questions of `source`; empty lines are passed over. Throws Ended where a line of JSON is no question. */
export function readBatch(source: string, brand: string | null): readonly AskInput[] {
  return source
    .split(/\r?\n/)
    .map((line, index) => ({ line: line.trim(), number: index + 1 }))
    .filter(({ line }) => line !== '')
    .map(({ line, number }) => ({
      ...(line.startsWith('{') ? fromJson(line, number) : { text: line, thread: null }),
      brand,
      asker: 'terminal',
    }));
}

function fromJson(line: string, number: number): Pick<AskInput, 'text' | 'thread'> {
  const value = parsed(line);
  if (typeof value !== 'object' || value === null || !('text' in value) || typeof value.text !== 'string')
    throw new Ended(exit.usage, `line ${number} of the batch is no question: {"text": "…", "thread": "…"} is expected, or plain text.`);
  return { text: value.text, thread: 'thread' in value && typeof value.thread === 'string' ? value.thread : null };
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}
