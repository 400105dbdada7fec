/**
 * Measures counted in plain loops over the rows of the facts and of the datasets whose numbers only add up, without any of the product's
 * SQL. A group of an answer is a set of conditions, all of them on the same event.
 */
import type { SqlRow } from '../../src/base/statement.ts';
import { type DimensionId, dimensionIds } from '../../src/catalogue/dimension.ts';
import type { FamilyId, MeasureId } from '../../src/catalogue/measure.ts';
import type { Formula } from '../../src/catalogue/metric.ts';
import type { Store } from '../../src/store/store.ts';

type Row = Readonly<Record<string, string | number>>;

/** Conditions on stored values (ids of members, empty for none), and the days. */
export interface Cell {
  readonly days: ReadonlySet<string>;
  readonly conditions: readonly Condition[];
}

export interface Condition {
  readonly dimension: DimensionId;
  readonly holds: (value: string) => boolean;
}

const tree: readonly DimensionId[] = ['lob', 'campaign', 'engagement'];
const tables = [
  ...['visits', 'eligibles', 'displays', 'conversations', 'conversions', 'conversion_exposures', 'handled_conversations'],
  ...['view_and_accepted_offers_daily', 'agent_messaging_activity', 'consumer_messaging_activity', 'agent_activity_hourly'],
  ...['engagements', 'campaigns', 'goals'],
] as const;

/** The rows of one brand. */
export interface Rows {
  readonly of: (table: string) => readonly Row[];
  readonly currency: string;
  readonly visit: ReadonlyMap<string, Row>;
  readonly engagement: ReadonlyMap<string, Row>;
  readonly campaign: ReadonlyMap<string, Row>;
  readonly goal: ReadonlyMap<string, Row>;
}

/** Reads every row of `brand`. */
export async function readRows(store: Store, brand: string, currency: string): Promise<Rows> {
  const all = new Map<string, readonly Row[]>();
  for (const table of tables) {
    const found = await store.read({ text: `select * from ${table} where brand_id = ?`, bindings: [brand] }, { timeoutMs: 60_000 });
    all.set(table, found.map(plainRow));
  }
  const byId = (table: string) => new Map((all.get(table) ?? []).map((row) => [String(row['id']), row]));
  return {
    of: (table) => all.get(table) ?? [],
    currency,
    visit: byId('visits'),
    engagement: byId('engagements'),
    campaign: byId('campaigns'),
    goal: byId('goals'),
  };
}

function plainRow(row: SqlRow): Row {
  return Object.fromEntries(Object.entries(row).map(([key, value]) => [key, value ?? '']));
}

/** The value of `formula` in `cell`; null where a denominator is not above zero. */
export function valueOf(formula: Formula, cell: Cell, rows: Rows, families: readonly FamilyId[]): number | null {
  if (formula.kind === 'measure') return countOf(formula.measure, cell, rows, families);
  if (formula.kind === 'constant') return formula.value;
  const left = valueOf(formula.left, cell, rows, families);
  const right = valueOf(formula.right, cell, rows, families);
  if (left === null || right === null) return null;
  if (formula.kind === 'add') return left + right;
  if (formula.kind === 'subtract') return left - right;
  if (formula.kind === 'multiply') return left * right;
  return right > 0 ? left / right : null;
}

function countOf(measure: MeasureId, cell: Cell, rows: Rows, families: readonly FamilyId[]): number {
  if (measure === 'sessions') return sessions(without(cell, [...tree, 'entry_point', 'goal_type']), rows);
  if (measure === 'days') return without(cell, everythingButDays).days.size;
  if (measure === 'handled') return handled(cell, rows);
  const funnel = funnelCounts[measure];
  if (funnel) {
    const beside = families.includes('after_engagement') || families.includes('after_exposure');
    return funnel(beside ? without(cell, ['goal_type']) : cell, rows);
  }
  if (measure.endsWith('_seconds') && ['online', 'away', 'back_soon', 'logged_in'].some((name) => measure === `${name}_seconds`))
    return added('agent_activity_hourly', measure, without(cell, tree), rows);
  const stage = /^(conversions|orders|revenue)_(after_.*)$/.exec(measure);
  if (stage?.[1] !== undefined && stage[2] !== undefined) return conversions(stage[1], stage[2], cell, rows);
  const table = ['views', 'accepted_offers', 'online_accepted_offers'].includes(measure)
    ? 'view_and_accepted_offers_daily'
    : ['opened_by_consumer', 'consumer_responses', 'consumer_response_seconds'].includes(measure)
      ? 'consumer_messaging_activity'
      : 'agent_messaging_activity';
  return added(table, measure, cell, rows);
}

const everythingButDays: readonly DimensionId[] = dimensionIds.filter((id) => id !== 'weekday');

function without(cell: Cell, dimensions: readonly DimensionId[]): Cell {
  return { days: cell.days, conditions: cell.conditions.filter(({ dimension }) => !dimensions.includes(dimension)) };
}

/** Whether every condition holds of what `value` says. */
function meets(cell: Cell, value: (dimension: DimensionId) => string, only?: readonly DimensionId[]): boolean {
  return cell.conditions.every(({ dimension, holds }) => (only && !only.includes(dimension)) || holds(value(dimension)));
}

function treeOf(engagement: string, rows: Rows): (dimension: DimensionId) => string {
  const campaignId = String(rows.engagement.get(engagement)?.['campaign_id'] ?? '');
  const campaign = rows.campaign.get(campaignId);
  return (dimension) => {
    if (dimension === 'engagement') return engagement;
    if (dimension === 'campaign') return campaignId;
    if (dimension === 'lob') return String(campaign?.['lob_id'] ?? '');
    return String(rows.goal.get(String(campaign?.['goal_id'] ?? ''))?.['goal_type'] ?? '');
  };
}

function deviceClass(device: unknown): string {
  if (device === 'desktop/laptop') return 'desktop';
  return device === 'mobile smartphone' || device === 'mobile tablet' ? 'mobile' : 'unknown';
}

function visitValue(row: Row): (dimension: DimensionId) => string {
  return (dimension) => (dimension === 'device_class' ? deviceClass(row['device']) : String(row[dimension] ?? ''));
}

const visitDimensions: readonly DimensionId[] = ['device', 'device_class', 'source_type'];
const eventDimensions: readonly DimensionId[] = [...tree, 'entry_point', 'goal_type'];

function sessions(cell: Cell, rows: Rows): number {
  return rows.of('visits').filter((visit) => cell.days.has(String(visit['date'])) && meets(cell, visitValue(visit))).length;
}

/** Pairs of visit and engagement with a selected event of `table`. */
function selected(table: string, cell: Cell, rows: Rows, also: (row: Row) => boolean = () => true): ReadonlySet<string> {
  const pairs = new Set<string>();
  const narrowed = cell.conditions.some(({ dimension }) => eventDimensions.includes(dimension));
  for (const event of rows.of(table)) {
    const visit = rows.visit.get(String(event['visit_id']));
    if (!visit || !cell.days.has(String(visit['date'])) || !also(event)) continue;
    const up = treeOf(String(event['engagement_id']), rows);
    const value = (dimension: DimensionId) => (dimension === 'entry_point' ? String(event['entry_point_id']) : up(dimension));
    if (narrowed && cell.conditions.some(({ dimension }) => eventDimensions.includes(dimension) && value(dimension) === '')) continue;
    if (meets(cell, visitValue(visit), visitDimensions) && meets(cell, value, eventDimensions))
      pairs.add(JSON.stringify([event['visit_id'], event['engagement_id']]));
  }
  return pairs;
}

function visitsOf(pairs: ReadonlySet<string>): ReadonlySet<string> {
  return new Set([...pairs].map((pair) => String((JSON.parse(pair) as readonly string[])[0])));
}

const real = (event: Row): boolean => event['control_group'] === 0;
const online = (event: Row): boolean => real(event) && event['state'] === 'online';

const funnelCounts: Partial<Record<MeasureId, (cell: Cell, rows: Rows) => number>> = {
  prospects: (cell, rows) => visitsOf(selected('eligibles', cell, rows)).size,
  exposed: (cell, rows) => visitsOf(selected('displays', cell, rows, real)).size,
  engaged: (cell, rows) => visitsOf(selected('conversations', cell, rows)).size,
  exposed_not_engaged: (cell, rows) => {
    const engaged = visitsOf(selected('conversations', cell, rows));
    return [...visitsOf(selected('displays', cell, rows, real))].filter((visit) => !engaged.has(visit)).length;
  },
  exposures: (cell, rows) => selected('displays', cell, rows, real).size,
  online_exposures: (cell, rows) => selected('displays', cell, rows, online).size,
};

function rowValue(row: Row, rows: Rows): (dimension: DimensionId) => string {
  const up = treeOf(String(row['engagement_id'] ?? ''), rows);
  return (dimension) => {
    if (tree.includes(dimension) || dimension === 'goal_type') return up(dimension);
    if (dimension === 'device_class') return deviceClass(row['device']);
    return String(row[dimension] ?? row[`${dimension}_id`] ?? '');
  };
}

const dated: readonly DimensionId[] = ['weekday'];

function added(table: string, column: string, cell: Cell, rows: Rows): number {
  const undated = without(cell, dated);
  return rows
    .of(table)
    .filter((row) => cell.days.has(String(row['date'])) && meets(undated, rowValue(row, rows)))
    .reduce((sum, row) => sum + Number(row[column]), 0);
}

function handled(cell: Cell, rows: Rows): number {
  const found = rows.of('handled_conversations').filter((row) => cell.days.has(String(row['date'])) && meets(cell, rowValue(row, rows)));
  return new Set(found.map((row) => row['conversation_id'])).size;
}

function conversions(what: string, stage: string, cell: Cell, rows: Rows): number {
  const currency = cell.conditions.some(({ dimension }) => dimension === 'currency') ? null : rows.currency;
  let sum = 0;
  for (const conversion of rows.of('conversions')) {
    const credit = stage === 'after_engagement' ? engagementCredit(conversion, cell, rows) : exposureCredit(conversion, cell, rows);
    if (credit === null) continue;
    if (stage === 'after_exposure_not_engagement' && engagedToo(conversion, cell, rows)) continue;
    if (what === 'conversions') sum += 1;
    else if (credit.direct && (currency === null || conversion['currency'] === currency))
      sum += Number(conversion[what === 'orders' ? 'orders' : 'revenue_minor']);
  }
  return sum;
}

const goalDimensions: readonly DimensionId[] = ['goal_type', 'currency'];

function goalValue(conversion: Row): (dimension: DimensionId) => string {
  return (dimension) => String(conversion[dimension] ?? '');
}

function engagementCredit(conversion: Row, cell: Cell, rows: Rows): { readonly direct: boolean } | null {
  if (conversion['conversation_id'] === '' || !cell.days.has(String(conversion['date']))) return null;
  const value = rowValue(conversion, rows);
  const rest = cell.conditions.every(({ dimension, holds }) =>
    holds(goalDimensions.includes(dimension) ? goalValue(conversion)(dimension) : value(dimension)),
  );
  return rest ? { direct: conversion['direct'] === 1 } : null;
}

function exposureCredit(conversion: Row, cell: Cell, rows: Rows): { readonly direct: boolean } | null {
  if (!meets(cell, goalValue(conversion), goalDimensions)) return null;
  const shown = rows
    .of('conversion_exposures')
    .filter((row) => row['conversion_id'] === conversion['id'] && meets(cell, treeOf(String(row['engagement_id']), rows), tree));
  const latest = shown.toSorted((left, right) => order(right, left))[0];
  if (!latest || !cell.days.has(String(latest['date'])) || !meets(cell, visitValue(latest), visitDimensions)) return null;
  const direct = shown.some(
    (row) =>
      row['visit_id'] === latest['visit_id'] &&
      rows.campaign.get(treeOf(String(row['engagement_id']), rows)('campaign'))?.['goal_id'] === conversion['goal_id'],
  );
  return { direct };
}

function order(left: Row, right: Row): number {
  return Number(left['visit_at']) - Number(right['visit_at']) || (String(left['visit_id']) < String(right['visit_id']) ? -1 : 1);
}

function engagedToo(conversion: Row, cell: Cell, rows: Rows): boolean {
  if (!cell.conditions.some(({ dimension }) => tree.includes(dimension))) return conversion['conversation_id'] !== '';
  if (conversion['engagement_id'] === '') return false;
  return meets(cell, treeOf(String(conversion['engagement_id']), rows), tree);
}
