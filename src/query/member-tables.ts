/** The tables of reference data. */
import type { MemberDimensionId } from '../catalogue/dimension.ts';

/** Name of each dimension's table, and whether its rows can be flagged as deleted. */
export const memberTables: Readonly<Record<MemberDimensionId, { readonly table: string; readonly deleted: boolean }>> = {
  lob: { table: 'lobs', deleted: false },
  campaign: { table: 'campaigns', deleted: true },
  engagement: { table: 'engagements', deleted: true },
  entry_point: { table: 'entry_points', deleted: true },
  group: { table: 'groups', deleted: false },
  agent: { table: 'agents', deleted: false },
  skill: { table: 'skills', deleted: false },
};
