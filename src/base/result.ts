/** A value, or everything that stands in its way. */
import type { Problem } from './problem.ts';

export type Result<Value, Trouble = readonly [Problem, ...Problem[]]> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly problems: Trouble };

/** A success that carries `value`. */
export function ok<Value>(value: Value): { readonly ok: true; readonly value: Value } {
  return { ok: true, value };
}

/** A refusal; the first problem is the one shown first. */
export function refused(
  first: Problem,
  ...rest: readonly Problem[]
): { readonly ok: false; readonly problems: readonly [Problem, ...Problem[]] } {
  return { ok: false, problems: [first, ...rest] };
}
