/** A calendar day in the brand's zone as ISO text, `2026-11-23`. Text order is date order. */

export type Day = string;

export type Grain = 'day' | 'week' | 'month' | 'quarter' | 'year';

export type WeekStart = 'monday' | 'tuesday' | 'wednesday' | 'thursday' | 'friday' | 'saturday' | 'sunday';
