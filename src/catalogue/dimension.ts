/** What a number can be broken down or filtered by. */

export const dimensionIds = [
  'lob',
  'campaign',
  'engagement',
  'entry_point',
  'device',
  'device_class',
  'source_type',
  'goal_type',
  'group',
  'agent',
  'skill',
  'weekday',
  'hour',
  'currency',
] as const;

export type DimensionId = (typeof dimensionIds)[number];

/** Where a visit-distinct measure is counted. Order of fineness: brand < lob < campaign < engagement; entry_point wins wherever it occurs. */
export type Level = 'brand' | 'lob' | 'campaign' | 'engagement' | 'entry_point';

/** Dimensions whose members are rows of reference data, with an id, a name and perhaps a parent. */
export type MemberDimensionId = 'lob' | 'campaign' | 'engagement' | 'entry_point' | 'group' | 'agent' | 'skill';

export interface Dimension {
  readonly id: DimensionId;
  /** As shown in a table's head: `Campaign`. */
  readonly label: string;
  readonly plural: string;
  /** Lower-case words that name it in a question, singular and plural: `campaign`, `campaigns`. */
  readonly words: readonly string[];
  /** `member`: rows of reference data; `fixed`: the values below; `found`: whatever the data hold (currency). */
  readonly values: 'member' | 'fixed' | 'found';
  readonly fixed: readonly FixedValue[];
}

export interface FixedValue {
  /** The stored value: `mobile smartphone`. */
  readonly value: string;
  /** Lower-case synonyms: `phone`, `smartphone`. */
  readonly words: readonly string[];
}
