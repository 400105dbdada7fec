/** Someone opens Home, or uses what stands on it. */
import type { App, webApi } from '@slack/bolt';
import type { Visitor as HomeVisitor } from '../../../ask/home/home.ts';
import { surely } from '../access/look-up.ts';
import { faultWords } from '../actions/fault-words.ts';
import { answerInThread } from '../answer-in-thread.ts';
import { clipEscaped, oneLine } from '../blocks/words.ts';
import { beginDirectly } from '../direct-messages.ts';
import { noteFault } from '../noted-fault.ts';
import { askerOf } from '../place.ts';
import type { Room } from '../room.ts';
import { askIds, dropIds, exampleIds, homeIds, saveIds } from './ids.ts';
import { openedHome, type Used, usedOnHome } from './inbound.ts';
import { publishHome, type Visitor } from './publish.ts';

/** What a click does before Home is made anew; the sentence to show there, null for none. */
type Deed = (used: Used, room: Room, client: webApi.WebClient) => Promise<string | null>;

const gone = 'That question is not kept any more.';

const deeds: readonly (readonly [string | RegExp, Deed])[] = [
  [homeIds.panel, () => Promise.resolve(null)],
  [homeIds.refresh, () => Promise.resolve(null)],
  [
    saveIds,
    async ({ visitor, value }, room, client) => ((await room.home.save(await lookedUp(visitor, room, client), value)) ? null : gone),
  ],
  [
    dropIds,
    async ({ visitor, value }, { home }) => {
      await home.drop(askerOf(visitor), value);
      return null;
    },
  ],
  [
    askIds,
    async (used, room, client) => {
      const question = await room.home.question(await lookedUp(used.visitor, room, client), used.value);
      return question === null ? gone : askFromHome(question, used, room, client);
    },
  ],
  [exampleIds, (used, room, client) => askFromHome(used.value, used, room, client)],
];

/** Bolt has acknowledged events before a listener runs; clicks are acknowledged first. */
export function listenOnHome(app: App, room: Room): void {
  app.event('app_home_opened', async ({ body, client }) => {
    const visitor = openedHome(body);
    if (visitor !== null) await publishHome(visitor, { news: null, panel: null }, room, client);
  });
  for (const [id, deed] of deeds)
    app.action(id, async ({ ack, body, client }) => {
      await ack();
      const used = usedOnHome(body);
      if (used === null) return;
      const { visitor, panel, key } = used;
      const publish = (news: string | null): Promise<void> => publishHome(visitor, { news, panel }, room, client);
      try {
        if (await room.deliveries.claim([key])) await publish(await deed(used, room, client));
      } catch (error) {
        await noteFault(error, 'a click on Home did nothing', room.log, (id) => publish(faultWords(id)));
      }
    });
}

/** Who is at his Home, with what he may see now. */
async function lookedUp(visitor: Visitor, room: Room, client: webApi.WebClient): Promise<HomeVisitor> {
  const { rights } = await surely(room.access, { ...visitor, channel: null }, client);
  return { asker: askerOf(visitor), rights };
}

/** Asks in the direct messages, where the answer can be found again. */
async function askFromHome(question: string, { visitor, key }: Used, room: Room, client: webApi.WebClient): Promise<string> {
  const words = clipEscaped(oneLine(question), 1000);
  const place = await beginDirectly(visitor, `You asked on Home: ${words}`, room, client);
  await answerInThread({ place, text: question, by: 'message', keys: [`${key}:answer`] }, room, client);
  return `“${oneLine(question)}” is answered in Messages.`;
}
