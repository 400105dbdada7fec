/** Where a builder was opened, as it travels with its modal. */
import * as z from 'zod';

const id = z.string().min(1).max(255);
const opened = z.strictObject({
  /** The kept answer whose question is refined; null: a new question. */
  from: id.nullable(),
  /** Where the answer goes; a null channel: the direct messages of the one who asks. */
  channel: id.nullable(),
  thread: id.nullable(),
  /** Only the one who asks sees it. */
  privately: z.boolean(),
});

export type Opened = z.infer<typeof opened>;

/** As the text that Slack keeps with a modal. */
export function packed(value: Opened): string {
  return JSON.stringify(value);
}

/** Null where `text` is none of ours. */
export function unpacked(text: string): Opened | null {
  try {
    const read = opened.safeParse(JSON.parse(text));
    return read.success ? read.data : null;
  } catch {
    return null;
  }
}
