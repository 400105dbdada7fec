/** Channels that there are elsewhere. */
import type { DimensionId } from '../catalogue/dimension.ts';

/** Values that other businesses have: clearly of a dimension, though not of this data. */
export const foreignValues: ReadonlyMap<string, DimensionId> = new Map(
  'whatsapp|instagram|telegram|viber|wechat|snapchat|twitter|tiktok|email|rcs|slack|linkedin|voice|kakaotalk|x.com'
    .split('|')
    .map((word) => [word, 'source_type'] as const),
);
