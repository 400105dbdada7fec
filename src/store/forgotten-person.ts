/** What others have set up, and what was asked in threads with others, may name a person, too: that goes when he is forgotten. */
import type { ScheduleRow } from './schedules.ts';
import type { Store } from './store.ts';

type Keeper = Pick<Store, 'writer' | 'dialect'>;

const nobodyLeft = 'Nobody is left that it goes to.';
const runNote = 'Whom it was for was forgotten.';

/** Takes `user`, an id of Slack, away from where schedules and alerts of others go; one that goes nowhere then ends. */
export async function dropAsPlace(store: Keeper, user: string): Promise<void> {
  const quoted = JSON.stringify(user);
  const schedules: readonly ScheduleRow[] = await store
    .writer<ScheduleRow>('schedules')
    .whereRaw(naming(store, 'places'), [quoted])
    .select('*');
  for (const { id, places, plan } of schedules) {
    const to = without(places, user);
    const end = to.length > 0 ? {} : { state: 'ended', paused_why: nobodyLeft, next_at: null };
    await store
      .writer('schedules')
      .where({ id })
      .update({ places: JSON.stringify(to), plan: plan.replaceAll(JSON.stringify(`@${user}`), '"somebody"'), ...end });
  }
  const alerts = await store
    .writer<{ readonly id: string; readonly destinations: string }>('alerts')
    .whereRaw(naming(store, 'destinations'), [quoted])
    .select('id', 'destinations');
  for (const { id, destinations } of alerts) {
    const to = without(destinations, user);
    const end = to.length > 0 ? {} : { state: 'paused', paused_why: nobodyLeft };
    await store
      .writer('alerts')
      .where({ id })
      .update({ destinations: JSON.stringify(to), ...end });
  }
  await dropPostings(store, user);
  await store.writer('channel_turns').where({ place: user }).delete();
}

async function dropPostings(store: Keeper, user: string): Promise<void> {
  const his = () => store.writer('postings').where({ place: user });
  await store.writer('posted_numbers').whereIn('posting', his().select('id')).delete();
  const schedules: readonly string[] = await his().distinct('schedule').pluck('schedule');
  await his().delete();
  // A run that had nothing else to post would be under way for ever.
  await store
    .writer('schedule_runs')
    .whereIn('schedule', schedules)
    .whereIn('state', ['due', 'waiting', 'working'])
    .whereRaw('not exists (select 1 from postings as p where p.schedule = schedule_runs.schedule and p.due_at = schedule_runs.due_at)')
    .update({ state: 'missed', note: runNote });
}

/** Takes `user` out of what answers to others say of who changed or asked what. */
export async function dropFromAnswers(store: Keeper, user: string): Promise<void> {
  const end = `:${user}"`;
  const answers = await store
    .writer<{ readonly id: string; readonly plan: string }>('answers')
    .whereRaw(naming(store, 'plan'), [end])
    .select('id', 'plan');
  for (const { id, plan } of answers)
    await store
      .writer('answers')
      .where({ id })
      .update({ plan: plan.replaceAll(/"slack:[^":]*:(?<who>[^":]*)"/gu, (whole, who: string) => (who === user ? '"forgotten"' : whole)) });
}

function without(list: string, user: string): readonly string[] {
  return (JSON.parse(list) as readonly string[]).filter((place) => place !== user);
}

/** The condition that the text in `column` holds the one bound to it; SQL. */
function naming({ dialect }: Keeper, column: string): string {
  return `${dialect === 'sqlite' ? 'instr' : 'strpos'}(${column}, ?) > 0`;
}
