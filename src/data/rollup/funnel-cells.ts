/** The funnel's six measures counted in every cell (table, member, goal type) that a visit touches, once per visit and cell. */
import { itemAt } from '../../base/item.ts';
import type { Place } from './brand.ts';
import type { Row } from './tables.ts';

/** What one visit did in a cell. */
export interface Cell {
  prospect: boolean;
  engaged: boolean;
  /** Engagements displayed, with whether one display was online. */
  readonly shown: Map<string, boolean>;
}

interface Spot extends Cell {
  readonly table: string;
  /** The row's key after date, device and source type. */
  readonly key: readonly string[];
  touched: boolean;
  readonly counts: Map<string, number[]>;
}

export type Touch = (engagement: string, entryPoint: string, mark: (cell: Cell) => void) => void;

export class CellGrid {
  readonly #placeOf: (engagement: string) => Place;
  readonly #spots = new Map<string, Spot>();
  readonly #found = new Map<string, readonly Spot[]>();

  constructor(placeOf: (engagement: string) => Place) {
    this.#placeOf = placeOf;
  }

  /** Adds one visit of `cut` (the JSON of its brand, date, device and source type); `work` touches the cells of its events. */
  fold(cut: string, work: (touch: Touch) => void): void {
    const touched: Spot[] = [];
    work((engagement, entryPoint, mark) => {
      for (const spot of this.#spotsOf(engagement, entryPoint)) {
        if (!spot.touched) {
          spot.touched = true;
          touched.push(spot);
        }
        mark(spot);
      }
    });
    for (const spot of touched) count(spot, cut);
  }

  /** The rows counted so far, by table. */
  rows(): Map<string, Row[]> {
    const tables = new Map<string, Row[]>();
    for (const { table, key, counts } of this.#spots.values()) {
      const rows = tables.get(table) ?? [];
      tables.set(table, rows);
      for (const [cut, measures] of counts) rows.push([...(JSON.parse(cut) as string[]), ...key, ...measures]);
    }
    return tables;
  }

  /** The cells that an event of `engagement` at `entryPoint` counts in; empty texts for 'none'. */
  #spotsOf(engagement: string, entryPoint: string): readonly Spot[] {
    const id = JSON.stringify([engagement, entryPoint]);
    let found = this.#found.get(id);
    if (found === undefined) {
      found = this.#makeSpots(engagement, entryPoint);
      this.#found.set(id, found);
    }
    return found;
  }

  #makeSpots(engagement: string, entryPoint: string): readonly Spot[] {
    const { campaign, lob, goalType } = this.#placeOf(engagement);
    const goalTypes = goalType === '' ? ['*'] : ['*', goalType];
    const keys: (readonly [table: string, key: readonly string[]])[] = goalTypes.map((type) => ['exposures_daily_brand', [type]]);
    if (lob !== '') keys.push(...goalTypes.map((type) => ['exposures_daily_lob', [lob, type]] as const));
    if (campaign !== '') keys.push(['exposures_daily_campaign', [campaign]]);
    if (engagement !== '') keys.push(['exposures_daily_engagement', [engagement]]);
    if (entryPoint !== '') keys.push(...goalTypes.map((type) => ['exposures_daily_entry_point', [entryPoint, type]] as const));
    return keys.map(([table, key]) => {
      const id = JSON.stringify([table, key]);
      const spot = this.#spots.get(id) ?? {
        table,
        key,
        touched: false,
        prospect: false,
        engaged: false,
        shown: new Map(),
        counts: new Map(),
      };
      this.#spots.set(id, spot);
      return spot;
    });
  }
}

/** Counts what the visit did in `spot`, in the tables' order of measures, and clears it for the next visit. */
function count(spot: Spot, cut: string): void {
  const counts = spot.counts.get(cut) ?? [0, 0, 0, 0, 0, 0];
  spot.counts.set(cut, counts);
  const exposed = spot.shown.size > 0;
  let online = 0;
  for (const state of spot.shown.values()) if (state) online += 1;
  const added = [spot.prospect, exposed, spot.engaged, exposed && !spot.engaged].map(Number);
  for (const [index, amount] of [...added, spot.shown.size, online].entries()) counts[index] = itemAt(counts, index) + amount;
  spot.touched = false;
  spot.prospect = false;
  spot.engaged = false;
  spot.shown.clear();
}
