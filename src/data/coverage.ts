/** Reads which days of a brand the facts and each dataset hold. */
import type { SqlRow, Statement } from '../base/statement.ts';
import type { Coverage, DaySpan } from '../catalogue/coverage.ts';
import type { Store } from '../store/store.ts';
import { dayNumber, nextDay } from './day-arithmetic.ts';

const timeoutMs = 30_000;

/** What is there for `brand`; nothing at all where the brand is unknown. */
export async function loadCoverage(store: Store, brand: string): Promise<Coverage> {
  const facts = await spansOf(store, { text: 'select ? as name, date from fact_days where brand_id = ?', bindings: ['facts', brand] });
  const tables = await spansOf(store, {
    text: 'select table_name as name, date from dataset_days where brand_id = ?',
    bindings: [brand],
  });
  return { facts: facts.get('facts') ?? [], tables: Object.fromEntries(tables) };
}

/** Spans of the days of `list` (name, date), by name. Days are only read one by one for a name whose days have gaps. */
async function spansOf(store: Store, list: Statement): Promise<ReadonlyMap<string, readonly DaySpan[]>> {
  const found = new Map<string, readonly DaySpan[]>();
  const ends = {
    text: `select name, min(date) as first, max(date) as last, count(*) as days from (${list.text}) as listed group by name`,
    bindings: list.bindings,
  };
  for (const { name, first, last, days } of await store.read(ends, { timeoutMs })) {
    const whole = { from: String(first), to: String(last) };
    const gapless = dayNumber(whole.to) - dayNumber(whole.from) + 1 === Number(days);
    found.set(String(name), gapless ? [whole] : await gappedSpans(store, list, String(name)));
  }
  return found;
}

async function gappedSpans(store: Store, list: Statement, name: string): Promise<readonly DaySpan[]> {
  const each = { text: `select date from (${list.text}) as listed where name = ? order by date`, bindings: [...list.bindings, name] };
  return joined(await store.read(each, { timeoutMs }));
}

function joined(rows: readonly SqlRow[]): readonly DaySpan[] {
  const spans: { from: string; to: string }[] = [];
  for (const { date } of rows) {
    const day = String(date);
    const last = spans.at(-1);
    if (last !== undefined && nextDay(last.to) === day) last.to = day;
    else spans.push({ from: day, to: day });
  }
  return spans;
}
