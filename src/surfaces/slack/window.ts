/** Windows: opened at once, since a trigger lives for three seconds, and filled when that with which they are filled is there. */
import type { types, webApi } from '@slack/bolt';
import { faultWords } from './actions/fault-words.ts';
import { noteFault } from './noted-fault.ts';
import { codeOf, patiently } from './patience.ts';
import type { Room } from './room.ts';

export interface Opening {
  readonly trigger: string;
  /** A window that says a text. */
  readonly notice: (text: string) => types.ModalView;
  /** What it says until it is filled. */
  readonly meanwhile: string;
}

/** Opens a window and fills it with what `fill` comes to; a fault of ours is said in it. Rejects where the window cannot be opened, as where the trigger is over. */
export async function openWindow(
  { trigger, notice, meanwhile }: Opening,
  room: Room,
  client: webApi.WebClient,
  fill: () => Promise<types.ModalView>,
): Promise<void> {
  const { view } = await client.views.open({ trigger_id: trigger, view: notice(meanwhile) });
  const put = async (body: types.ModalView): Promise<void> => {
    try {
      await patiently(room.waits, 'reads', () => client.views.update({ view_id: view?.id ?? '', view: body }));
    } catch (error) {
      // Closed before it was filled: whoever did that does not want it any more.
      if (codeOf(error) !== 'not_found') throw error;
    }
  };
  try {
    await put(await fill());
  } catch (error) {
    await noteFault(error, 'a window was not filled', room.log, (id) => put(notice(faultWords(id))));
  }
}
