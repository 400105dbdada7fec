/** An alert read within the rights of now. */
import type { Watch, Watched } from '../../ask/watching.ts';
import { ok, type Result, refused } from '../../base/result.ts';
import type { Alert } from './alert.ts';
import type { Announcer } from './announcer.ts';

export interface Seeing {
  readonly watch: Watch;
  readonly announcer: Pick<Announcer, 'rights'>;
}

/**
 * The alert as its owner may still see it, read for `to` (null: for nobody else); a problem where that is not what it was. Whether everybody
 * at `to` may see it says its `alone`. Rejects where rights cannot be looked up.
 */
export async function asSeen(alert: Alert, to: string | null, { watch, announcer }: Seeing): Promise<Result<Watched>> {
  const { rights, room } = await announcer.rights(alert, to);
  const read = await watch({ text: alert.sentence, brand: alert.brand, asker: alert.asker, thread: null, rights, room, kept: false });
  if (!read.ok) return read;
  if (read.value.canonical === alert.sentence) return ok(read.value);
  const message = 'What it watches is no longer open to its owner as a whole.';
  return refused({ code: 'not_allowed', message, at: null, suggestions: [] });
}
