/** What a form is about, as it travels with its modal. */
import * as z from 'zod';

const id = z.string().min(1).max(255);
const opened = z.strictObject({
  /** The schedule that is edited, or the answer whose question is to be posted. */
  from: z.union([z.strictObject({ schedule: id }), z.strictObject({ answer: id })]),
  /** Where it was opened; null on Home. */
  channel: id.nullable(),
  brand: z.string().max(255),
  /** Further places that the form has no field for: they stay. */
  others: z.array(id).max(50),
});

export type OpenedForm = z.infer<typeof opened>;

/** As the text that Slack keeps with a modal. */
export function packed(value: OpenedForm): string {
  return JSON.stringify(value);
}

/** Null where `text` is none of ours. */
export function unpacked(text: string): OpenedForm | null {
  try {
    const read = opened.safeParse(JSON.parse(text));
    return read.success ? read.data : null;
  } catch {
    return null;
  }
}
