/** What alerts post: that something fires, and that it has cleared. */
import type { Log } from '../../ask/log.ts';
import { newId } from '../../base/identity.ts';
import type { AlertStore } from '../../store/alerts.ts';
import type { PostingRow } from '../../store/runs.ts';
import type { Store } from '../../store/store.ts';
import type { Delivered } from '../deliver.ts';
import { delivered } from '../outcome.ts';
import type { Post } from '../posting-source.ts';
import { type Alert, type AlertEvent, alertOf, eventOf, type Finding } from './alert.ts';
import type { Announcer } from './announcer.ts';
import { asSeen, type Seeing } from './as-seen.ts';
import { isSilent } from './evaluate.ts';
import { settleAlert } from './settling.ts';
import { comesAndGoes } from './source.ts';
import { closedRights } from './words.ts';

export interface AlertPostsParts extends Seeing {
  readonly store: Pick<Store, 'dialect'>;
  readonly alerts: AlertStore;
  readonly announcer: Announcer;
  readonly log: Log;
  /** Milliseconds before each further try. */
  readonly retryMs?: readonly number[];
}

/** Longer than for schedules: an alert that comes late is better than none, and holds nobody up. */
const usualRetryMs = [15_000, 60_000, 300_000, 900_000, 3_600_000];

/** How postings of alerts are posted. */
export function alertPosts(parts: AlertPostsParts): Readonly<Record<'fired' | 'cleared', Post>> {
  const { store, alerts, log, retryMs = usualRetryMs } = parts;
  const post: Post = async (row, now, queue) => {
    const [kept, event] = [await alerts.get(row.schedule), await alerts.event(row.about)];
    // Where it was deleted or begun anew in between, what it was to tell has gone, too.
    const alert = kept === null ? null : alertOf(kept);
    const told = alert === null || event === null ? null : await toldOf(row, alert, eventOf(event), now, alerts);
    if (alert === null || told === null) {
      await queue.settle(row, { state: 'refused', note: 'There was nobody to be told.' }, () => Promise.resolve());
      return;
    }
    const came = await delivered(row, log, () => announce(row, alert, told, parts));
    await settleAlert(row, alert, came, now, { store, queue, retryMs });
  };
  return { fired: post, cleared: post };
}

interface ToBeTold {
  readonly event: AlertEvent;
  readonly under: { readonly channel: string; readonly ts: string } | null;
}

/** What of `event` is to be told now at the place of `row`; null: nothing. */
async function toldOf(row: PostingRow, alert: Alert, event: AlertEvent, now: number, alerts: AlertStore): Promise<ToBeTold | null> {
  if (alert.state === 'paused' || alert.muted || row.place in alert.closed) return null;
  if (event.kind === 'fired') return isSilent(alert, now) ? null : { event, under: null };
  const under = new Map<string, PostingRow>();
  // Of each member the last message that was to tell of it here, whatever came of it.
  for (const { posting, findings } of await alerts.firedBefore(row))
    for (const { member } of JSON.parse(findings) as readonly Finding[]) {
      const key = JSON.stringify(member);
      if (!under.has(key)) under.set(key, posting);
    }
  const messageOf = ({ member }: Finding): PostingRow | undefined => under.get(JSON.stringify(member));
  // Where nobody was told of the firing, nobody is told of its end.
  const findings = event.findings.filter((one) => messageOf(one)?.state === 'posted');
  const [latest] = findings.flatMap((one) => messageOf(one) ?? []).toSorted((one, other) => other.due_at - one.due_at);
  return latest === undefined ? null : { event: { ...event, findings }, under: { channel: latest.channel, ts: latest.ts } };
}

async function announce(row: PostingRow, alert: Alert, { event, under }: ToBeTold, parts: AlertPostsParts): Promise<Delivered> {
  const { place: to, id } = row;
  const read = await asSeen(alert, to, parts);
  if (!read.ok) {
    const [{ code, message }] = read.problems;
    if (!comesAndGoes(code)) return { state: 'refused', code: 'question', message };
    const fault = newId();
    parts.log.warn({ fault, alert: alert.id, code }, 'an alert is told later');
    return { state: 'failed', message, id: fault };
  }
  const watched = read.value;
  if (watched.alone !== null) return { state: 'refused', code: 'not_allowed', message: closedRights };
  return parts.announcer.announce({ id, alert, event, watched, to, under });
}
