/** What an administrator may add to the catalogue, as his file writes it. */
import * as z from 'zod';
import { dimensionIds } from '../dimension.ts';

const plainWords = /^(?=.*\p{L})[\p{L}\p{N}][\p{L}\p{N}\p{M} .'’&/+_-]*$/u;
const word = z.string().trim().toLowerCase().max(60).regex(plainWords, {
  error: 'must be words of letters and digits, such as "win rate"',
});
/** One word may stand by itself. */
const words = z.preprocess((given) => (typeof given === 'string' ? [given] : given), z.array(word));
const line = (longest: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(longest)
    .regex(/^\P{Cc}*$/u, { error: 'must be one line of text' });
const parts = z.preprocess((given) => (typeof given === 'string' ? [given] : given), z.array(z.string()).min(1).max(20));
const id = z
  .string()
  .max(60)
  .regex(/^[a-z][a-z0-9]*(?:_[a-z0-9]+)*$/, {
    error: 'must be lower-case letters, digits and single underscores, such as win_rate',
  });

/** Units that a ratio can have. */
const ratioUnits = ['percent', 'number', 'score', 'currency', 'duration', 'per_hour', 'currency_per_hour'] as const;

const ownMetric = z.strictObject({
  label: line(80).regex(/\p{L}/u, { error: 'must have a letter' }).optional(),
  unit: z.enum(ratioUnits),
  better: z.enum(['higher', 'lower', 'neither']),
  definition: line(500),
  /** Ids of base measures, or of metrics that are sums of some. */
  numerator: parts,
  denominator: parts,
  per: z.number().positive().max(1_000_000_000).default(1),
  decimals: z.number().int().min(0).max(6).optional(),
  words: words.default([]),
});

/** The keys of `parley.yml` that make the catalogue. */
export const additionKeys = {
  metrics: z.record(id, ownMetric).default({}),
  synonyms: z
    .strictObject({
      metrics: z.record(z.string(), words).default({}),
      dimensions: z.partialRecord(z.enum(dimensionIds), words).default({}),
      members: z.partialRecord(z.enum(dimensionIds), z.record(line(200), words)).default({}),
    })
    .prefault({}),
  defaults: z.record(z.string().trim().toLowerCase(), z.string()).default({}),
  targets: z.record(z.string(), z.union([z.number(), z.string()])).default({}),
};

export type Additions = z.infer<z.ZodObject<typeof additionKeys>>;
export type OwnMetric = Additions['metrics'][string];
export type RatioUnit = OwnMetric['unit'];

/** Where in the file something is, and what to say of it. */
export interface Remark {
  readonly path: readonly string[];
  /** The key is meant, not its value. */
  readonly key: boolean;
  readonly message: string;
}
