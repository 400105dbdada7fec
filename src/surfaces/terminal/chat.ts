/** A talk at the terminal: the prompt in one thread. */
import type { Asking } from '../../ask/asking.ts';
import { brandIds } from '../../ask/brands.ts';
import { newId } from '../../base/identity.ts';
import { complain, say } from './io.ts';
import { runPrompt } from './prompt.ts';
import type { Session } from './session.ts';

/** Where charts and the history of the prompt are kept, in the working folder. */
const folder = '.parley';

/** A thread that nobody has spoken in. */
export function newThread(): string {
  return `chat:${newId()}`;
}

/** Says how to ask, then asks and answers until the end of the input. Without a brand the only one, or the first of several. */
export async function chat(
  session: Session,
  asking: Asking,
  { brand, thread }: { readonly brand: string | null; readonly thread: string },
): Promise<void> {
  const { io } = session;
  const brands = await brandIds(session.store);
  const chosen = brand ?? (brands.length === 1 ? null : (brands[0] ?? null));
  say(io, `Ask about ${chosen ?? brands[0] ?? 'your data'} in plain words; Tab completes, \`help\` explains, \`exit\` ends.`);
  say(io, 'For example: exposed rate by campaign last week mobile');
  say(io, 'Then change it: by device, only facebook, vs last month, undo');
  if (brands.length > 1 && brand === null) complain(io, `There are ${brands.length} brands (${brands.join(', ')}); --brand chooses.`);
  await runPrompt(session, { asking, brand: chosen, thread, folder });
}
