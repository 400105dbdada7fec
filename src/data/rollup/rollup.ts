/** Brings derived facts and datasets up to date with the events that came: what is marked, and nothing else. */
import type { Day } from '../../base/day.ts';
import type { Store } from '../../store/store.ts';
import { daysBetween } from '../day-arithmetic.ts';
import { longestStatus } from './agent-hours.ts';
import { numberOf, type RollupBrand, readBrand, textOf } from './brand.ts';
import { coverDays } from './cover-days.ts';
import { markDays, type SubjectKind, subjectKinds } from './marks.ts';
import { rebuildDay } from './rebuild-day.ts';
import { inSession, reader } from './session.ts';
import { takeSubjects } from './subjects.ts';
import { type RollupFamily, rollupFamilies } from './tables.ts';

export interface RollupOptions {
  /** Only these days are rebuilt (both ends included), dirty or not; without them all dirty days. */
  readonly from?: Day;
  readonly to?: Day;
  /** Stops after the transaction that runs; what is left stays marked and a later rollup takes it up. */
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: RollupProgress) => void;
}

/** Counts of the brand at work. */
export interface RollupProgress {
  readonly step: 'facts' | 'days';
  readonly brand: string;
  readonly done: number;
  readonly total: number;
}

export interface RollupSummary {
  /** Days that were rebuilt, each brand's counted apart. */
  readonly days: number;
  /** Imported days that rollup would have rebuilt and left alone. */
  readonly imported: readonly ImportedDay[];
  /** Stopped by the signal before all was done. */
  readonly stopped: boolean;
}

export interface ImportedDay {
  readonly brand: string;
  readonly date: Day;
  readonly tables: readonly string[];
}

/** Rolls up every brand that has marks. May be interrupted anywhere: every step is one transaction that takes its own marks away. */
export async function rollup(store: Store, options: RollupOptions = {}): Promise<RollupSummary> {
  let days = 0;
  const imported: ImportedDay[] = [];
  await tellSizes(store);
  for (const id of await brandsToRoll(store, options)) {
    const brand = await readBrand(reader(store), id);
    if (brand === null) continue;
    const run = new BrandRollup(store, brand, options);
    await run.markOpenHours();
    await run.takeMarks();
    if (options.from !== undefined || options.to !== undefined) await run.markRange();
    days += await run.rebuildDays(imported);
    if (options.signal?.aborted !== true) await inSession(store, (session) => coverDays(session, brand));
  }
  return { days, imported, stopped: options.signal?.aborted === true };
}

const factTables = 'visits, eligibles, displays, accepts, conversations, conversation_events, agent_statuses, goal_events, dirty_subjects';

/** After a large import PostgreSQL knows nothing yet of what came, and would read whole tables for a few rows. SQLite was told by the migrations. */
async function tellSizes(store: Store): Promise<void> {
  if (store.dialect !== 'postgres') return;
  const [marks] = await reader(store)('select count(*) as marks from (select 1 from dirty_subjects limit 1000) m', []);
  if (numberOf(marks ?? {}, 'marks') === 1000) await store.writer.raw(`analyze ${factTables}`);
}

async function brandsToRoll(store: Store, { from, to }: RollupOptions): Promise<readonly string[]> {
  const marked = `select brand_id from dirty_subjects union select brand_id from dirty_days
    union select brand_id from brand_states where last_at is not null and (rolled_to is null or rolled_to < last_at)`;
  const all = from === undefined && to === undefined ? marked : 'select id as brand_id from brands';
  return (await reader(store)(`${all} order by brand_id`, [])).map((row) => textOf(row, 'brand_id'));
}

class BrandRollup {
  readonly #store: Store;
  readonly #brand: RollupBrand;
  readonly #options: RollupOptions;

  constructor(store: Store, brand: RollupBrand, options: RollupOptions) {
    this.#store = store;
    this.#brand = brand;
    this.#options = options;
  }

  /** Statuses without a successor last until the brand's latest event: where that moved on, the hours after the last rollup grow. */
  markOpenHours(): Promise<void> {
    const brand = this.#brand;
    return inSession(this.#store, async (session) => {
      const [state] = await session.read('select last_at, rolled_to from brand_states where brand_id = ? and last_at is not null', [
        brand.id,
      ]);
      if (state === undefined || state['rolled_to'] === state['last_at']) return;
      const last = numberOf(state, 'last_at');
      const rolledTo = state['rolled_to'] === null ? null : Math.min(numberOf(state, 'rolled_to'), last);
      if (rolledTo !== null) {
        const until = Math.min(rolledTo + longestStatus, last);
        await markDays(session, brand, 'agent_hours', daysBetween(brand.zone.day(rolledTo), brand.zone.day(until)));
      }
      await session.read('update brand_states set rolled_to = last_at where brand_id = ?', [brand.id]);
    });
  }

  async takeMarks(): Promise<void> {
    const counts = await reader(this.#store)('select count(*) as marks from dirty_subjects where brand_id = ?', [this.#brand.id]);
    let done = 0;
    const total = numberOf(counts[0] ?? {}, 'marks');
    for (const kind of subjectKinds)
      for (let taken = -1; taken !== 0 && !this.#isStopped; ) {
        taken = await this.#take(kind);
        done += taken;
        this.#options.onProgress?.({ step: 'facts', brand: this.#brand.id, done, total: Math.max(done, total) });
      }
  }

  /** Marks every day of the asked range that the brand's events span. */
  markRange(): Promise<void> {
    const brand = this.#brand;
    return inSession(this.#store, async (session) => {
      const [state] = await session.read('select first_at, last_at from brand_states where brand_id = ? and first_at is not null', [
        brand.id,
      ]);
      if (state === undefined) return;
      const [first, last] = [brand.zone.day(numberOf(state, 'first_at')), brand.zone.day(numberOf(state, 'last_at'))];
      const { from = first, to = last } = this.#options;
      for (const family of rollupFamilies)
        await markDays(session, brand, family, daysBetween(from > first ? from : first, to < last ? to : last));
    });
  }

  /** Rebuilds the marked days in order; how many there were. */
  async rebuildDays(imported: ImportedDay[]): Promise<number> {
    const dates = await this.#markedDates();
    let done = 0;
    for (const [date, families] of dates) {
      if (this.#isStopped) break;
      const left = await inSession(this.#store, (session) => rebuildDay(session, this.#brand, date, families));
      if (left.length > 0) imported.push({ brand: this.#brand.id, date, tables: left });
      done += 1;
      this.#options.onProgress?.({ step: 'days', brand: this.#brand.id, done, total: dates.size });
    }
    return done;
  }

  async #markedDates(): Promise<ReadonlyMap<Day, readonly RollupFamily[]>> {
    const { from = '0000-01-01', to = '9999-12-31' } = this.#options;
    const rows = await reader(this.#store)('select date, family from dirty_days where brand_id = ? order by date', [this.#brand.id]);
    const dates = new Map<Day, RollupFamily[]>();
    for (const row of rows) {
      const [date, name] = [textOf(row, 'date'), textOf(row, 'family')];
      const family = rollupFamilies.find((each) => each === name);
      if (family === undefined || date < from || date > to) continue;
      dates.set(date, [...(dates.get(date) ?? []), family]);
    }
    return dates;
  }

  #take(kind: SubjectKind): Promise<number> {
    return inSession(this.#store, (session) => takeSubjects(session, this.#brand, kind));
  }

  get #isStopped(): boolean {
    return this.#options.signal?.aborted === true;
  }
}
