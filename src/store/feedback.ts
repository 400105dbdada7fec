/** Whether answers helped those who read them. */
import type { Store } from './store.ts';

export type Verdict = 'helps' | 'fails';

export interface Feedback {
  readonly answer: string;
  readonly asker: string;
  readonly verdict: Verdict;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

/** Keeps the last word of a reader on an answer; false where he has said the same before. */
export async function saveFeedback(store: Pick<Store, 'writer'>, { answer, ...rest }: Feedback): Promise<boolean> {
  const of = { answer_id: answer, asker: rest.asker };
  const [same] = await store
    .writer<{ readonly answer_id: string; readonly asker: string; readonly verdict: string; readonly at: number }>('feedback')
    .where({ ...of, verdict: rest.verdict })
    .select('at');
  if (same !== undefined) return false;
  await store
    .writer('feedback')
    .insert({ ...of, ...rest })
    .onConflict(['answer_id', 'asker'])
    .merge();
  return true;
}
