/** A calendar day in the brand's zone as ISO text, `2026-11-23`; closed ranges of them. Text order is date order. */

export type Day = string;

/** Both ends included. `from` null: from the first data. */
export interface DayRange {
  readonly from: Day | null;
  readonly to: Day;
}

export type Grain = 'day' | 'week' | 'month' | 'quarter' | 'year';

export type WeekStart = 'monday' | 'tuesday' | 'wednesday' | 'thursday' | 'friday' | 'saturday' | 'sunday';
