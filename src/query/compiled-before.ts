/**
 * Plans that were compiled before. Whoever asks again, by a button, a replay or in his own words: the same plan over the same data has the
 * same statements. Only statements are kept, never what they gave.
 */
import { ok, type Result } from '../base/result.ts';
import type { Coverage } from '../catalogue/coverage.ts';
import type { MetricsPlan } from '../plan/plan.ts';
import { type Compiling, compilePlan } from './compile-plan.ts';
import type { Resolving } from './resolve.ts';

/** Plans kept at most of what is known of a brand, the latest asked. */
const most = 100;

interface Kept {
  readonly resolving: Resolving;
  readonly compiling: Compiling;
}

/** A coverage is loaded anew whenever the brand's data change: what was made for the old one goes with it. */
const kept = new WeakMap<Coverage, Map<string, Kept>>();

/** As `compilePlan`; made once for each plan and all that it is resolved with. */
export function compileOnce(plan: MetricsPlan, resolving: Resolving): Result<Compiling> {
  const { coverage, rowCap, today, only } = resolving;
  const plans = kept.get(coverage) ?? new Map<string, Kept>();
  kept.set(coverage, plans);
  const key = JSON.stringify([plan, rowCap, today, only]);
  const before = plans.get(key);
  plans.delete(key);
  const compiled = before && isAlike(before.resolving, resolving) ? ok(before.compiling) : compilePlan(plan, resolving);
  if (!compiled.ok) return compiled;
  plans.set(key, { resolving, compiling: compiled.value });
  const [oldest] = plans.keys();
  if (plans.size > most && oldest !== undefined) plans.delete(oldest);
  return compiled;
}

function isAlike(one: Resolving, other: Resolving): boolean {
  return one.directory === other.directory && one.catalogue === other.catalogue && one.dialect === other.dialect;
}
