/** Where members overlap, how many visits have two or more of them: why rows add up to more than the total. */

import type { Statement } from '../base/statement.ts';
import { type Coverage, uncovered } from '../catalogue/coverage.ts';
import type { DimensionId } from '../catalogue/dimension.ts';
import { dimensionOf } from '../catalogue/dimensions.ts';
import { familyOf } from '../catalogue/families.ts';
import type { MeasureId } from '../catalogue/measure.ts';
import type { Part } from '../plan/source/part.ts';
import { eventRows, eventTableOf } from './part/funnel-facts.ts';
import type { Note } from './result.ts';
import type { Shape } from './shape.ts';
import { statementOf } from './statement-of.ts';

/** What overlaps in the rows of `shape`, and the statement that counts it; null statement where the facts lack days. */
export interface Overlap {
  readonly part: Part;
  readonly measure: MeasureId;
  readonly dimensions: readonly DimensionId[];
  readonly statement: Statement | null;
}

/** The overlap of `shape`'s rows, null where its rows partition. */
export function overlapOf(shape: Shape, coverage: Coverage): Overlap | null {
  for (const part of shape.parts) {
    const dimensions = part.by.filter((dimension) => familyOf(part.family).reach[dimension] === 'overlap');
    const measure = part.uses.find(({ measure: { kind } }) => kind === 'visit' || kind === 'member' || kind === 'conversation')?.measure;
    // The same conversation can be handled on several days.
    const overDays = measure?.kind === 'conversation' && shape.grain !== null;
    if (!measure || (dimensions.length === 0 && !overDays)) continue;
    const { from, to } = shape.timelines.now.range;
    const counted = measure.kind === 'visit' && shape.rolling === null && uncovered(coverage.facts, from, to).length === 0;
    return { part, measure: measure.id, dimensions, statement: counted ? severalMembers(shape, part, measure.id, dimensions) : null };
  }
  return null;
}

const verbs: Partial<Readonly<Record<MeasureId, string>>> = { prospects: 'were prospects of', engaged: 'conversed in' };

/** `12 visits saw more than one campaign`; null where none did. */
export function severalNote({ measure, dimensions }: Overlap, visits: number): Note | null {
  if (visits === 0) return null;
  const noun = dimensions.map(nounOf).join(' or ');
  const subject = visits === 1 ? 'One visit' : `${visits.toLocaleString('en-US')} visits`;
  const verb = visits === 1 && measure === 'prospects' ? 'was a prospect of' : (verbs[measure] ?? 'saw');
  return { code: 'overlap', text: `${subject} ${verb} more than one ${noun}, so the rows add up to more than the total.` };
}

function nounOf(dimension: DimensionId): string {
  return dimension === 'lob' ? 'LOB' : dimensionOf(dimension).label.toLowerCase();
}

function severalMembers(shape: Shape, part: Part, measure: MeasureId, dimensions: readonly DimensionId[]): Statement | null {
  const table = eventTableOf(measure);
  if (!table) return null;
  const { build } = shape.dialect;
  const { now } = shape.timelines;
  const rows = eventRows(
    {
      dialect: shape.dialect,
      brand: shape.directory.brand.id,
      currency: shape.directory.brand.currency,
      part: { ...part, by: dimensions },
      timeline: now,
      calendar: part.selections.some(({ dimension }) => dimension === 'weekday') ? 'calendar' : null,
      timed: false,
      suffix: '',
      columns: [],
    },
    table,
  );
  const root = build.queryBuilder();
  if (part.selections.some(({ dimension }) => dimension === 'weekday'))
    root.withMaterialized('calendar', build.raw(shape.dialect.calendarRows, [JSON.stringify(now.days())]));
  const member = dimensions.map((dimension) => `x."${dimension}"`).join(" || ' ' || ");
  const several = build.queryBuilder().from(rows.as('x')).select('visit_id').groupBy('visit_id').havingRaw(`count(distinct ${member}) > 1`);
  return statementOf(root.from(several.as('v')).select(build.raw('count(*) as visits')));
}
