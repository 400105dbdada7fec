/** The members that a brand's reference data hold, found by name and shown by a label that tells them apart. */
import type { WeekStart } from '../base/day.ts';
import type { MemberDimensionId } from './dimension.ts';
import type { Scope } from './scope.ts';

export interface Brand {
  readonly id: string;
  readonly name: string;
  readonly timeZone: string;
  readonly currency: string;
  readonly weekStart: WeekStart;
  readonly dateOrder: 'mdy' | 'dmy';
  readonly crossSessionDays: number;
  readonly agentAttribution: 'first' | 'last';
}

export interface Member {
  readonly dimension: MemberDimensionId;
  readonly id: string;
  readonly name: string;
  /** Id of the LOB of a campaign, of the campaign of an engagement; null elsewhere. */
  readonly parentId: string | null;
  readonly goalType: string | null;
  readonly deleted: boolean;
}

/** What data the store holds for a brand, in days of its zone; null where there are none. */
export interface Extent {
  readonly from: string | null;
  readonly to: string | null;
  /** The last day that is complete. */
  readonly completeTo: string | null;
  /** The instant of the latest event, ISO 8601 in UTC. */
  readonly asOf: string | null;
}

/** Reference data and extent of one brand: all that reading and planning need to know of the data. */
export interface Directory {
  readonly brand: Brand;
  readonly extent: Extent;
  readonly currencies: readonly string[];
  /** How much of the brand this is: nothing outside is named, planned or counted. */
  readonly scope: Scope;
  members(dimension: MemberDimensionId): readonly Member[];
  /** With those that are not named because their level is not shown: for what is counted, never for what is said. */
  counted(dimension: MemberDimensionId): readonly Member[];
  /**
   * The members that `name` selects, without regard to case: those called so, live ones before deleted ones
   * (deleted match only where no live one does), or the one whose label `Name (Parent)` it is.
   */
  named(dimension: MemberDimensionId, name: string): readonly Member[];
  /** The name, or `Name (Parent)` where several live members share it (`Name (id)` where the parents are alike too). Empty id: null. */
  label(dimension: MemberDimensionId, id: string): string | null;
}
