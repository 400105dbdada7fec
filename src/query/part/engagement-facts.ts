/** Conversions after engagement, one row each with the conversation it is credited to. */
import type { DimensionId } from '../../catalogue/dimension.ts';
import { applySelections } from './conditions.ts';
import { conversionValue, goalPlace } from './conversion-value.ts';
import { selectKeys, timeOf } from './dataset-part.ts';
import { Keys } from './keys.ts';
import { currencyFor } from './measure-sql.ts';
import { type PartQuery, type Place, type Reading, selectValues } from './reading.ts';

/** The measures of `reading`, summed over credited conversions. */
export function engagementConversions(reading: Reading): PartQuery {
  const { dialect, brand, part, timeline, calendar, timed } = reading;
  const keys = new Keys(brand);
  const expressions = new Map(part.by.map((dimension) => [dimension, keys.of(dimension, placeOf(dimension))]));
  const query = dialect.build
    .queryBuilder()
    .from({ t: 'conversions' })
    .where('t.brand_id', brand)
    .whereBetween('t.date', [timeline.range.from, timeline.range.to])
    .whereRaw("t.conversation_id <> ''");
  keys.join(query);
  if (calendar !== null) query.joinRaw(`join "${calendar}" as k on k."date" = t."date"`);
  applySelections(query, part.selections, { dialect, brand, places: placeOf, membersOnly: () => false });
  const groups = [...expressions.values(), ...(timed ? [timeOf(reading, 't')] : [])];
  if (groups.length > 0) query.groupByRaw(groups.join(', '));
  const currency = currencyFor(part, reading.currency);
  return selectValues(selectKeys(query, reading, expressions, 't'), reading, (alias) =>
    conversionValue(reading, alias, { goal: 't', direct: 't.direct = 1', currency, also: null }),
  );
}

const ofConversation: Readonly<Partial<Record<DimensionId, Place>>> = {
  engagement: { kind: 'column', column: 't.engagement_id' },
  lob: { kind: 'above', of: 'engagement', column: 't.engagement_id' },
  campaign: { kind: 'above', of: 'engagement', column: 't.engagement_id' },
  group: { kind: 'column', column: 't.group_id' },
  agent: { kind: 'column', column: 't.agent_id' },
};

function placeOf(dimension: DimensionId): Place {
  return ofConversation[dimension] ?? goalPlace(dimension, 't', 't');
}
