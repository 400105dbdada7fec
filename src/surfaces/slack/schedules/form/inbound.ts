/** What Slack delivers from the form, read with care: the bodies come from outside. */
import * as z from 'zod';
import { limits } from '../../limits.ts';
import { type OpenedForm, unpacked } from './opened.ts';
import { actionOf, type FormContent, type FormOption, type FormPart, formOptions } from './view.ts';

const id = z.string().min(1).max(255);
const element = z.object({
  value: z.string().max(3000).nullish(),
  selected_option: z.object({ value: z.string().max(200) }).nullish(),
  selected_options: z.array(z.object({ value: z.string().max(75) })).nullish(),
  selected_time: z
    .string()
    .regex(/^\d\d:\d\d$/)
    .nullish(),
  // Slack offers no other; the messages of somebody with the app are nobody else's to choose.
  selected_conversation: id.regex(/^[CG]/).nullish(),
  selected_user: id.regex(/^[UW]/).nullish(),
});
const sent = z.object({
  user: z.object({ id }),
  team: z.object({ id }),
  view: z.object({ id, private_metadata: z.string(), state: z.object({ values: z.record(z.string(), z.record(z.string(), element)) }) }),
});

export interface SentForm {
  readonly team: string;
  readonly user: string;
  readonly viewId: string;
  readonly opened: OpenedForm;
  readonly content: FormContent;
}

/** The form that somebody sent; null where it is none of ours. */
export function sentFormIn(body: unknown): SentForm | null {
  const read = sent.safeParse(body);
  if (!read.success) return null;
  const { user, team, view } = read.data;
  const opened = unpacked(view.private_metadata);
  if (opened === null) return null;
  const held = (part: FormPart): z.infer<typeof element> => view.state.values[part]?.[actionOf(part)] ?? {};
  const chosen = new Set(held('options').selected_options?.map(({ value }) => value));
  return {
    ...{ team: team.id, user: user.id, viewId: view.id, opened },
    content: {
      what: (held('what').value ?? '').trim().slice(0, limits.questionLength),
      often: {
        choice: held('often').selected_option?.value ?? '',
        own: (held('own').value ?? '').trim(),
        time: held('time').selected_time ?? '09:00',
      },
      zone: held('zone').selected_option?.value ?? 'UTC',
      channel: held('channel').selected_conversation ?? null,
      person: held('person').selected_user ?? null,
      options: (Object.keys(formOptions) as FormOption[]).filter((name) => chosen.has(name)),
    },
  };
}
