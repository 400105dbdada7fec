/** Every base measure: its family, what one unit of it is, and the column and conditions that hold it in the family's datasets. */
import type { FamilyId, Measure, MeasureId, MeasureKind } from './measure.ts';

type Conditions = Measure['where'];

interface Shape {
  readonly column?: string;
  readonly where?: Conditions;
  readonly money?: boolean;
  readonly unit?: Measure['unit'];
}

function make(family: FamilyId, kind: MeasureKind, id: MeasureId, shape: Shape = {}): Measure {
  return {
    id,
    family,
    kind,
    column: shape.column ?? id,
    where: shape.where ?? {},
    money: shape.money ?? false,
    unit: shape.unit ?? 'count',
  };
}

function counted(family: FamilyId, kind: MeasureKind, ids: readonly MeasureId[]): readonly Measure[] {
  return ids.map((id) => make(family, kind, id));
}

function timed(family: FamilyId, ids: readonly MeasureId[]): readonly Measure[] {
  return ids.map((id) => make(family, 'event', id, { unit: 'duration' }));
}

type Stage = 'after_engagement' | 'after_exposure' | 'after_exposure_not_engagement';

/** Conversions count all goals; orders and revenue are direct and in one currency, so that revenue ÷ AOV = orders. */
function stage(family: FamilyId, kind: MeasureKind, name: Stage): readonly Measure[] {
  const direct = { stage: name, direct: 1 };
  return [
    make(family, kind, `conversions_${name}`, { column: 'conversions', where: { stage: name } }),
    make(family, kind, `orders_${name}`, { column: 'orders', where: direct, money: true }),
    make(family, kind, `revenue_${name}`, { column: 'revenue_minor', where: direct, money: true, unit: 'currency' }),
  ];
}

const list: readonly Measure[] = [
  make('sessions', 'event', 'sessions'),
  ...counted('funnel', 'visit', ['prospects', 'exposed', 'engaged', 'exposed_not_engaged']),
  ...counted('funnel', 'engagement', ['exposures', 'online_exposures']),
  ...counted('offers', 'event', ['views', 'accepted_offers', 'online_accepted_offers']),
  ...counted('agent_messaging', 'event', ['opened_by_agent', 'closed_by_agent', 'closed_by_consumer', 'closed_by_system']),
  ...counted('agent_messaging', 'event', ['abandoned', 'interactive', 'transfers_skill', 'transfers_queue', 'transfers_agent']),
  ...counted('agent_messaging', 'event', ['csat_1', 'csat_2', 'csat_3', 'csat_4', 'csat_5']),
  ...timed('agent_messaging', ['conversation_seconds']),
  ...counted('agent_messaging', 'event', ['mcs_positive', 'mcs_neutral', 'mcs_negative']),
  make('handled', 'conversation', 'handled', { column: 'conversation_id' }),
  ...counted('consumer_messaging', 'event', ['opened_by_consumer', 'consumer_responses']),
  ...timed('consumer_messaging', ['consumer_response_seconds']),
  ...stage('after_engagement', 'event', 'after_engagement'),
  ...stage('after_exposure', 'member', 'after_exposure'),
  ...stage('after_exposure', 'member', 'after_exposure_not_engagement'),
  ...timed('agent_hours', ['online_seconds', 'away_seconds', 'back_soon_seconds', 'logged_in_seconds']),
  make('calendar', 'event', 'days', { unit: 'days' }),
];

const byId = new Map(list.map((measure) => [measure.id, measure]));

/** The ids of all measures. */
export const measureIds: readonly MeasureId[] = list.map(({ id }) => id);

/** The measure called `id`. Throws where the catalogue has none: ids come from formulas, not from users. */
export function measureOf(id: MeasureId): Measure {
  const found = byId.get(id);
  if (!found) throw new Error(`no measure ${id}`);
  return found;
}
