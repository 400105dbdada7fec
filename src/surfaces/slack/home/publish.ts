/** Makes the Home of one person and publishes it: at once where the numbers take their time, and again when they are there. */
import { setTimeout as pause } from 'node:timers/promises';
import type { webApi } from '@slack/bolt';
import type { Visitor as HomeVisitor } from '../../../ask/home/home.ts';
import type { Section } from '../../../catalogue/metric.ts';
import { surely } from '../access/look-up.ts';
import { homeAlerts } from '../alerts/list.ts';
import { noteFault } from '../noted-fault.ts';
import { patiently } from '../patience.ts';
import { askerOf } from '../place.ts';
import type { Room } from '../room.ts';
import { homeBlocks } from '../schedules/list.ts';
import { brokenHomeView, type HomeFacts, homeView } from './view.ts';

export interface Visitor {
  readonly team: string;
  readonly user: string;
}

/** What makes one publication different from the usual. */
export interface Occasion {
  readonly news: string | null;
  /** Chosen just now; null: as it was. */
  readonly panel: Section | null;
}

/** The latest making of each person's Home: an older one must not cover it. */
const latest = new WeakMap<Room, Map<string, symbol>>();

/** Publishes the Home of `visitor`. Never rejects: what goes wrong is said on Home, with the id under which it is logged. */
export async function publishHome(visitor: Visitor, occasion: Occasion, room: Room, client: webApi.WebClient): Promise<void> {
  const asker = askerOf(visitor);
  const making = Symbol(asker);
  const makings = latest.get(room) ?? new Map<string, symbol>();
  latest.set(room, makings.set(asker, making));
  const publish = async (view: ReturnType<typeof homeView>): Promise<void> => {
    if (makings.get(asker) === making) await patiently(room.waits, 'reads', () => client.views.publish({ user_id: visitor.user, view }));
  };
  try {
    const { rights } = await surely(room.access, { ...visitor, channel: null }, client);
    await makeHome(
      { asker, rights },
      { ...occasion, schedules: [...(await homeBlocks(visitor, room, client)), ...(await homeAlerts(visitor, room.alerts))] },
      room,
      client,
      publish,
    );
  } catch (error) {
    await noteFault(error, 'a Home was not made', room.log, (id) => publish(brokenHomeView(id, occasion.news)));
  } finally {
    if (makings.get(asker) === making) makings.delete(asker);
  }
}

async function makeHome(
  visitor: HomeVisitor,
  { news, panel: chosen, schedules }: Occasion & Pick<HomeFacts, 'schedules'>,
  { home, inFlight, waits, address }: Room,
  client: webApi.WebClient,
  publish: (view: ReturnType<typeof homeView>) => Promise<void>,
): Promise<void> {
  const { asker, rights } = visitor;
  const before = await home.panel(asker);
  const panel = chosen ?? before ?? 'funnel';
  if (panel !== before) await home.choose(asker, panel);
  const counting = home.snapshot(visitor, panel, AbortSignal.any([inFlight.signal]));
  // It is awaited below, whatever fails in between.
  counting.catch(() => undefined);
  const [saved, recent, freshness, examples] = await Promise.all([
    home.saved(visitor),
    home.recent(visitor),
    home.freshness(rights),
    home.examples(visitor),
  ]);
  const linked = await Promise.all(recent.map(async (one) => ({ ...one, link: await linkOf(one.thread, client) })));
  const kept = { saved, recent: linked, freshness, examples };
  const facts: Omit<HomeFacts, 'snapshot'> = { first: before === null, news, panel, rights, ...kept, schedules, address };
  const waited = new AbortController();
  const early = await Promise.race([counting, pause(waits.status, null, { signal: waited.signal }).catch(() => null)]);
  waited.abort();
  if (early === null) await publish(homeView({ ...facts, snapshot: null }));
  await publish(homeView({ ...facts, snapshot: early ?? (await counting) }));
}

/** The address of the answers in a thread (`slack:TEAM:CHANNEL:TS`); null where Slack tells none. */
async function linkOf(thread: string, client: webApi.WebClient): Promise<string | null> {
  const [, , channel, ts] = thread.split(':');
  if (channel === undefined || ts === undefined) return null;
  try {
    const { permalink } = await client.chat.getPermalink({ channel, message_ts: ts });
    return permalink ?? null;
  } catch {
    return null;
  }
}
