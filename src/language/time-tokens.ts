/** The tokens at the edges of a time. */
import type { TokenType } from 'chevrotain';
import * as t from '../../grammar/tokens.ts';

/** What may stand at either edge. */
const edges: readonly TokenType[] = [
  t.UnitAgo,
  t.AllTime,
  t.MonthName,
  t.WeekdayName,
  t.NamedDay,
  t.ToDate,
  t.Quarter,
  t.Half,
  t.WrittenDate,
  t.Weekend,
  t.DayNumber,
  t.YearNumber,
];

/** What a date or a range may begin with. */
export const timeStarts = new Set<TokenType>([...edges, t.Recently, t.First, t.Final, t.Beginning, t.Ending, t.WeekOf]);

/** What it may end with. */
export const timeEnds = new Set<TokenType>([...edges, t.Unit, t.Ago]);
