/** Takes what imports marked, a batch at a time, and turns it into derived facts and dirty days. Each batch is one transaction. */
import type { Day } from '../../base/day.ts';
import { nextDay } from '../day-arithmetic.ts';
import { longestStatus } from './agent-hours.ts';
import { type RollupBrand, textOf } from './brand.ts';
import { deriveConversations } from './derive-conversations.ts';
import { deriveConversions } from './derive-conversions.ts';
import { type Batch, fromMarks, markDays, markedBy, markVisitors, type SubjectKind } from './marks.ts';
import type { Session } from './session.ts';
import { rollupFamilies } from './tables.ts';

const batchSize = 2_000;

/** Takes the next marks of `kind`; how many there were, 0 when all is done. */
export async function takeSubjects(session: Session, brand: RollupBrand, kind: SubjectKind): Promise<number> {
  const rows = await session.read('select id from dirty_subjects where brand_id = ? and kind = ? order by id limit ?', [
    brand.id,
    kind,
    batchSize,
  ]);
  const ids = rows.map((row) => textOf(row, 'id'));
  const lastId = ids.at(-1);
  if (lastId === undefined) return 0;
  await takers[kind](session, { brand, kind, ids, lastId });
  await session.read('delete from dirty_subjects where brand_id = ? and kind = ? and id <= ?', [brand.id, kind, lastId]);
  return ids.length;
}

const takers: Readonly<Record<SubjectKind, (session: Session, batch: Batch) => Promise<void>>> = {
  brand: takeBrand,
  day: async (session, { brand, ids }) => {
    for (const family of rollupFamilies) await markDays(session, brand, family, ids);
  },
  visit: takeVisits,
  conversation: deriveConversations,
  visitor: deriveConversions,
  agent: takeAgentHours,
};

/** Reference data changed: every derived fact and every day with events or made rows is looked at again. */
async function takeBrand(session: Session, { brand }: Batch): Promise<void> {
  const { read } = session;
  await read(
    `insert into dirty_subjects select brand_id, 'conversation', id from conversations where brand_id = ? on conflict do nothing`,
    [brand.id],
  );
  await read(
    `insert into dirty_subjects select distinct brand_id, 'visitor', visitor_id from goal_events where brand_id = ? on conflict do nothing`,
    [brand.id],
  );
  const datesOf = async (table: string, where = '') =>
    (await read(`select distinct date from ${table} where brand_id = ? ${where}`, [brand.id])).map((row) => textOf(row, 'date'));
  const made = await datesOf('dataset_days', `and made = 'facts'`);
  const conversions = await datesOf('conversions', 'and date is not null');
  await markDays(session, brand, 'funnel', [...made, ...(await datesOf('visits'))]);
  await markDays(session, brand, 'messaging', [...made, ...(await datesOf('conversation_activity'))]);
  await markDays(session, brand, 'conversions', [...made, ...conversions, ...(await datesOf('conversion_exposures'))]);
  const hours = await read('select distinct at / 3600000 as hour from agent_statuses where brand_id = ?', [brand.id]);
  await markDays(session, brand, 'agent_hours', [
    ...made,
    ...hours.flatMap((row) => daysOfStatus(brand, Math.floor(Number(row['hour'])) * 3_600_000)),
  ]);
}

/** Offers came, or the visit itself: its day, its conversations' entry points, and what its displays or its day do to conversions. */
async function takeVisits(session: Session, batch: Batch): Promise<void> {
  const bindings = markedBy(batch);
  const visits = { table: 'visits v', on: 'v.brand_id = s.brand_id and v.id = s.id' };
  const conversations = { table: 'conversations c', on: 'c.brand_id = s.brand_id and c.visit_id = s.id' };
  const goals = { table: 'goal_events g', on: 'g.brand_id = s.brand_id and g.visit_id = s.id' };
  const exposures = { table: 'conversion_exposures x', on: 'x.brand_id = s.brand_id and x.visit_id = s.id' };
  const conversions = { table: 'conversions c', on: 'c.brand_id = x.brand_id and c.id = x.conversion_id' };
  await session.read(
    `insert into dirty_days (brand_id, date, family) select distinct v.brand_id, v.date, 'funnel' ${fromMarks(visits)} on conflict do nothing`,
    bindings,
  );
  await session.read(
    `insert into dirty_subjects (brand_id, kind, id) select c.brand_id, 'conversation', c.id
    ${fromMarks(conversations)} on conflict do nothing`,
    bindings,
  );
  await markVisitors(session, `select v.brand_id, v.visitor_id ${fromMarks(visits)}`, batch);
  await markVisitors(session, `select g.brand_id, g.visitor_id ${fromMarks(goals)}`, batch);
  await markVisitors(session, `select c.brand_id, c.visitor_id ${fromMarks(exposures, conversions)}`, batch);
}

/** The ids are UTC hours, `2026-11-05T14`: a status bears on the days from its hour to 12 hours later. */
async function takeAgentHours(session: Session, { brand, ids }: Batch): Promise<void> {
  await markDays(
    session,
    brand,
    'agent_hours',
    ids.flatMap((hour) => daysOfStatus(brand, Date.parse(`${hour}:00:00Z`))),
  );
}

/** The days that a status of the hour which begins at `hour` can reach. */
function daysOfStatus(brand: RollupBrand, hour: number): readonly Day[] {
  const [first, last] = [brand.zone.day(hour), brand.zone.day(hour + 3_600_000 + longestStatus)];
  const days = [first];
  for (let day = first; day < last; ) {
    day = nextDay(day);
    days.push(day);
  }
  return days;
}
