/** The number of days of the range, of each bucket, or of each weekday. */
import { selectKeys } from './dataset-part.ts';
import { type PartQuery, plainSql, type Reading, selectValues } from './reading.ts';

/** Counts the rows of the calendar; it is always joined. */
export function calendarPart(reading: Reading): PartQuery {
  const { part, dialect, timed, calendar } = reading;
  if (calendar === null) throw new Error('days are counted in the calendar');
  const query = dialect.build.queryBuilder().from({ k: calendar });
  const keys = [...part.by.map(() => 'k."weekday"'), ...(timed ? ['k."time"'] : [])];
  if (keys.length > 0) query.groupByRaw(keys.join(', '));
  selectKeys(query, reading, new Map(part.by.map((dimension) => [dimension, 'k."weekday"'])), 'k');
  return selectValues(query, reading, () => plainSql('count(*)'));
}
