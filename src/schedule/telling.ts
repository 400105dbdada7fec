/** Tells owners what was written down for them. */
import type { Store } from '../store/store.ts';
import { settleTelling, type TellingOptions, takeTelling } from '../store/tellings.ts';
import type { Deliver, OwnerOf } from './deliver.ts';

const mostTries = 5;
const againMs = 60_000;

/** Tells what is due; how many were told. */
export async function tellOwners(
  store: Pick<Store, 'writer' | 'dialect'>,
  deliver: Pick<Deliver, 'tell'>,
  options: TellingOptions,
): Promise<number> {
  let told = 0;
  for (let one = await takeTelling(store, options); one !== null; one = await takeTelling(store, options)) {
    const came = await deliver.tell(ownerOf(one.asker), one.text, one.id, one.about);
    if (came.state === 'posted' || came.state === 'unknown') told += 1;
    const again = one.tries + 1 < mostTries ? againMs : 'given_up';
    await settleTelling(store, one, came.state === 'failed' ? again : came.state === 'refused' ? 'given_up' : 'told', options);
  }
  return told;
}

/** Of `slack:TEAM:USER`, or `terminal`. */
export function ownerOf(asker: string): OwnerOf {
  const [surface = '', team = '', user = ''] = asker.split(':');
  return surface === 'slack' ? { team, user } : { team: '', user: surface };
}
