/** The answer behind a click, given once more. */
import type { Reader } from '../../../ask/access/audit.ts';
import type { ReplayOptions } from '../../../ask/answers.ts';
import type { Shown } from '../../../present/answer.ts';
import { clipEscaped, visible } from '../blocks/words.ts';
import { gone } from '../own-answers.ts';
import { faultWords } from './fault-words.ts';
import { type Clicked, tell } from './on-click.ts';

/** The answer called `id` as far as it is open to `reader`; null where it cannot be given now, and then the clicker was told why. */
export async function answerOf(clicked: Clicked, id: string, options: ReplayOptions & { readonly reader: Reader }): Promise<Shown | null> {
  const outcome = await clicked.room.answers.replay(id, options);
  if (outcome?.kind === 'answer') return outcome.shown;
  if (outcome?.kind === 'refused') await tell(clicked, clipEscaped(visible(outcome.problems[0].message), 1000));
  else await tell(clicked, outcome === null ? gone : faultWords(outcome.id));
  return null;
}
