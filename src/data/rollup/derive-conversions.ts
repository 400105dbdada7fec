/** Derives the conversions of a batch of visitors and what they are credited to; marks the days where something changed. */
import type { SqlRow, SqlValue } from '../../base/statement.ts';
import { numberOf, textOf } from './brand.ts';
import { type Conversion, countedGoals, type Goal, makeConversion, type Showing, type Talk } from './conversions.ts';
import { grouped } from './grouped.ts';
import { type Batch, markDays } from './marks.ts';
import type { Session } from './session.ts';
import { type Row, shape, type TableShape } from './tables.ts';

const conversionTable = shape(
  'conversions',
  ['brand_id', 'id'],
  [
    ...['at', 'visitor_id', 'visit_id', 'goal_id', 'goal_type', 'currency', 'orders', 'revenue_minor', 'conversation_id', 'date'],
    ...['device', 'source_type', 'engagement_id', 'agent_id', 'group_id', 'in_session', 'direct'],
  ],
);
const exposureTable = shape(
  'conversion_exposures',
  ['brand_id', 'conversion_id', 'visit_id', 'engagement_id'],
  ['visit_at', 'date', 'device', 'source_type', 'in_session', 'recency'],
);
const visitorTable = shape('visitors', ['visitor_id'], []);

/** Replaces the conversions of the batch's visitors, and of whoever shares a visit with one of their goals. */
export async function deriveConversions(session: Session, { brand, ids }: Batch): Promise<void> {
  const visitors = await withSharers(session, brand.id, ids);
  const of = visitorsClause(session, visitors);
  const goals = await readGoals(session, brand.id, of);
  const talks = grouped(await readTalks(session, brand.id, of), ({ visitor }) => visitor);
  const showings = grouped(await readShowings(session, brand.id, of), ({ visitor }) => visitor);
  const own = new Set(visitors);
  const conversions = countedGoals(goals, brand)
    .filter(({ visitor }) => own.has(visitor))
    .map((goal) => makeConversion(goal, talks.get(goal.visitor) ?? [], showings.get(goal.visitor) ?? [], brand));
  const credited = await readAttributed(session, conversions, brand);
  const fresh = conversions.map((conversion) => conversionRow(brand.id, conversion, credited.get(conversion.talk?.id ?? '')));
  const exposures = conversions.flatMap((conversion) => exposureRows(brand.id, conversion));
  const before = await readStored(session, brand.id, conversionTable, `visitor_id in (${of.text})`, of.bindings);
  const beforeExposures = await readStored(
    session,
    brand.id,
    exposureTable,
    `conversion_id in (select id from conversions where brand_id = ? and visitor_id in (${of.text}))`,
    [brand.id, ...of.bindings],
  );
  const days = await replace(session, { before, beforeExposures, fresh, exposures });
  await markDays(session, brand, 'conversions', days);
}

interface Clause {
  readonly text: string;
  readonly bindings: readonly SqlValue[];
}

/** A query of the visitors' ids. */
function visitorsClause(session: Session, visitors: readonly string[]): Clause {
  const { text, bindings } = session.relation(
    visitorTable,
    visitors.map((visitor) => [visitor]),
  );
  return { text: `select visitor_id from ${text}`, bindings };
}

/** `visitors` and those whose goals name a visit that a goal of theirs names: the earliest of the visit's counts, whoever reached it. */
async function withSharers(session: Session, brandId: string, visitors: readonly string[]): Promise<readonly string[]> {
  const of = visitorsClause(session, visitors);
  const rows = await session.read(
    `select distinct o.visitor_id from goal_events g cross join goal_events o
    where o.brand_id = g.brand_id and o.visit_id = g.visit_id and g.brand_id = ? and g.visit_id <> '' and g.visitor_id in (${of.text})`,
    [brandId, ...of.bindings],
  );
  return [...new Set([...visitors, ...rows.map((row) => textOf(row, 'visitor_id'))])];
}

/** The visitors' goals and all others that name a visit of one of these, in order. */
async function readGoals(session: Session, brandId: string, of: Clause): Promise<readonly Goal[]> {
  const columns = `g.visitor_id as visitor_id, g.at as at, g.goal_id, g.visit_id, g.order_id, g.lead_id, g.service_id, g.topic, g.status, g.value, g.currency, g.line as line, v.id as known`;
  const known = 'left join visits v on v.brand_id = g.brand_id and v.id = g.visit_id';
  const rows = await session.read(
    `select ${columns} from goal_events g ${known} where g.brand_id = ? and g.visitor_id in (${of.text})
    union select ${columns} from (select distinct visit_id from goal_events where brand_id = ? and visit_id <> '' and visitor_id in (${of.text})) n
    cross join goal_events g ${known} where g.brand_id = ? and g.visit_id = n.visit_id order by at, line`,
    [brandId, ...of.bindings, brandId, ...of.bindings, brandId],
  );
  return rows.map((row) => ({
    visitor: textOf(row, 'visitor_id'),
    at: numberOf(row, 'at'),
    goal: textOf(row, 'goal_id'),
    visit: textOf(row, 'visit_id'),
    order: textOf(row, 'order_id'),
    lead: textOf(row, 'lead_id'),
    service: textOf(row, 'service_id'),
    topic: textOf(row, 'topic'),
    status: textOf(row, 'status'),
    value: textOf(row, 'value'),
    currency: textOf(row, 'currency'),
    visitKnown: row['known'] !== null,
  }));
}

async function readTalks(session: Session, brandId: string, of: Clause): Promise<readonly (Talk & { readonly visitor: string })[]> {
  const rows = await session.read(
    `select c.visitor_id, c.id, c.at, c.source_type, c.device, c.engagement_id, v.id as visit_id, coalesce(v.date, c.date) as date
    from conversations c left join visits v on v.brand_id = c.brand_id and v.id = c.visit_id
    where c.brand_id = ? and c.visitor_id in (${of.text}) order by c.at, c.line`,
    [brandId, ...of.bindings],
  );
  return rows.map((row) => ({
    visitor: textOf(row, 'visitor_id'),
    id: textOf(row, 'id'),
    at: numberOf(row, 'at'),
    source: textOf(row, 'source_type'),
    device: textOf(row, 'device'),
    engagement: textOf(row, 'engagement_id'),
    visit: textOf(row, 'visit_id'),
    date: textOf(row, 'date'),
  }));
}

async function readShowings(session: Session, brandId: string, of: Clause): Promise<readonly (Showing & { readonly visitor: string })[]> {
  const rows = await session.read(
    `select v.visitor_id, v.id, v.at, v.date, v.device, v.source_type, v.line, d.engagement_id, min(d.at) as first_at
    from visits v cross join displays d
    where d.brand_id = v.brand_id and d.visit_id = v.id and d.control_group = 0 and v.brand_id = ? and v.visitor_id in (${of.text})
    group by v.visitor_id, v.id, v.at, v.date, v.device, v.source_type, v.line, d.engagement_id order by v.at, v.line, d.engagement_id`,
    [brandId, ...of.bindings],
  );
  return rows.map((row) => ({
    visitor: textOf(row, 'visitor_id'),
    visit: textOf(row, 'id'),
    visitAt: numberOf(row, 'at'),
    date: textOf(row, 'date'),
    device: textOf(row, 'device'),
    source: textOf(row, 'source_type'),
    engagement: textOf(row, 'engagement_id'),
    firstAt: numberOf(row, 'first_at'),
  }));
}

/** The first or last assignment, up to the close, of each conversation that has a conversion to its credit. */
async function readAttributed(
  session: Session,
  conversions: readonly Conversion[],
  brand: Batch['brand'],
): Promise<ReadonlyMap<string, SqlRow>> {
  const talks = [...new Set(conversions.flatMap(({ talk }) => talk?.id ?? []))].sort();
  const relation = session.relation(
    shape('talks', ['conversation_id'], []),
    talks.map((id) => [id]),
  );
  const rows = await session.read(
    `select e.conversation_id, e.at, e.type, e.agent_id, e.group_id from ${relation.text}
    cross join conversation_events e
    where e.brand_id = ? and e.conversation_id = incoming.conversation_id and e.type in ('assigned', 'closed') order by e.conversation_id, e.at, e.rank, e.line`,
    [...relation.bindings, brand.id],
  );
  const found = new Map<string, SqlRow>();
  for (const [id, events] of grouped(rows, (row) => textOf(row, 'conversation_id'))) {
    const close = events.findIndex((row) => row['type'] === 'closed');
    const assigned = events.filter((row, index) => row['type'] === 'assigned' && (close < 0 || index < close));
    const credit = brand.attribution === 'first' ? assigned[0] : assigned.at(-1);
    if (credit !== undefined) found.set(id, credit);
  }
  return found;
}

function conversionRow(
  brandId: string,
  { id, goal, goalType, currency, orders, revenueMinor, talk, inSession, direct }: Conversion,
  credit: SqlRow = {},
): Row {
  return [
    ...[brandId, id, goal.at, goal.visitor, goal.visit, goal.goal, goalType, currency, orders, revenueMinor],
    ...[talk?.id ?? '', talk?.date ?? null, talk?.device ?? '', talk?.source ?? '', talk?.engagement ?? ''],
    ...[textOf(credit, 'agent_id'), textOf(credit, 'group_id'), talk !== null && inSession ? 1 : 0, direct ? 1 : 0],
  ];
}

function exposureRows(brandId: string, { id, exposures }: Conversion): readonly Row[] {
  return exposures.map(({ visit, engagement, visitAt, date, device, source, inSession, recency }) => [
    ...[brandId, id, visit, engagement, visitAt, date, device, source, inSession ? 1 : 0, recency],
  ]);
}

async function readStored(
  session: Session,
  brandId: string,
  { name, columns }: TableShape,
  where: string,
  bindings: readonly SqlValue[],
): Promise<readonly Row[]> {
  const names = columns.map((column) => column.name);
  const rows = await session.read(`select ${names.join(', ')} from ${name} where brand_id = ? and ${where}`, [brandId, ...bindings]);
  return rows.map((row) => names.map((column) => row[column] ?? null));
}

interface Change {
  readonly before: readonly Row[];
  readonly beforeExposures: readonly Row[];
  readonly fresh: readonly Row[];
  readonly exposures: readonly Row[];
}

/** Writes what differs; the days that a changed conversion leaves or reaches. */
async function replace(session: Session, { before, beforeExposures, fresh, exposures }: Change): Promise<readonly string[]> {
  const old = contents(before, beforeExposures);
  const now = contents(fresh, exposures);
  const changed = new Set([...old.keys(), ...now.keys()].filter((id) => old.get(id)?.text !== now.get(id)?.text));
  const gone = [...changed].filter((id) => old.has(id)).sort();
  const relation = session.relation(
    shape('gone', ['id'], []),
    gone.map((id) => [id]),
  );
  const brandId = before[0]?.[0] ?? '';
  if (gone.length > 0)
    for (const [table, column] of [
      ['conversions', 'id'],
      ['conversion_exposures', 'conversion_id'],
    ] as const)
      await session.read(`delete from ${table} where brand_id = ? and ${column} in (select id from ${relation.text})`, [
        brandId,
        ...relation.bindings,
      ]);
  const isChanged = (row: Row) => changed.has(String(row[1]));
  await session.insert(conversionTable, fresh.filter(isChanged));
  await session.insert(exposureTable, exposures.filter(isChanged));
  return [...changed].flatMap((id) => [...(old.get(id)?.days ?? []), ...(now.get(id)?.days ?? [])]);
}

/** By conversion: everything stored of it as one text, and the days it counts on or could. */
function contents(
  conversions: readonly Row[],
  exposures: readonly Row[],
): ReadonlyMap<string, { readonly text: string; readonly days: readonly string[] }> {
  const dateOf = (row: Row, { columns }: TableShape) => row[columns.findIndex(({ name }) => name === 'date')];
  const shown = grouped(exposures, (row) => String(row[1]));
  return new Map(
    conversions.map((row) => {
      const id = String(row[1]);
      const own = shown.get(id) ?? [];
      const dates = [dateOf(row, conversionTable), ...own.map((each) => dateOf(each, exposureTable))];
      const text = JSON.stringify([row, own.map((each) => JSON.stringify(each)).sort()]);
      return [id, { text, days: dates.flatMap((date) => (typeof date === 'string' ? [date] : [])) }];
    }),
  );
}
