/** The row of the last result that a follow-up speaks of (`the second one`, `that campaign`), as a filter. */
import type { Problem, Suggestion } from '../../base/problem.ts';
import { ok, type Result, refused } from '../../base/result.ts';
import { dimensionOf } from '../../catalogue/dimensions.ts';
import type { FilterTerm } from '../../language/question.ts';
import type { MetricsPlan } from '../../plan/plan.ts';
import { quoted } from '../../plan/words.ts';
import type { Cell } from '../../query/result.ts';

/** The cells of a result by which its rows are told apart. */
export interface ThreadRows {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

/** Choices offered where it is not clear which row is meant. */
const mostChoices = 5;

/** The filter to the member in row `row` (from 1; from the end below 0; `only`: the one there is) under the first breakdown of `plan`. */
export function rowFilter(row: number | 'only', plan: MetricsPlan, rows: ThreadRows | null): Result<FilterTerm | null> {
  const dimension = plan.by[0];
  const filtered = plan.filters.some(({ op, values }) => op === 'in' && values.length === 1);
  if (dimension === undefined)
    return row === 'only' && filtered ? ok(null) : noRow('The answer before has no rows of members to choose from.');
  const column = rows?.columns.indexOf(dimension) ?? -1;
  const names = [...new Set((rows?.rows ?? []).map((cells) => cells[column] ?? null))];
  if (row === 'only' && names.length > 1) return which(names, dimension);
  const at = row === 'only' ? 0 : row > 0 ? row - 1 : names.length + row;
  const name = names[at];
  const { label, plural } = dimensionOf(dimension);
  const others = choices(names, dimension);
  if (name === undefined) return noRow(`The answer before shows ${names.length} ${plural.toLowerCase()}.`, others);
  if (name === null) return noRow(`That row has no ${label.toLowerCase()} to filter to.`, others);
  const value = dimension === 'weekday' ? String(name).toLowerCase() : String(name);
  return ok({ dimension, op: 'in', values: [value], at: { start: 0, end: 0 } });
}

function which(names: readonly Cell[], dimension: MetricsPlan['by'][number]): ReturnType<typeof refused> {
  const { label } = dimensionOf(dimension);
  return refused({
    code: 'ambiguous',
    message: `Which ${label.toLowerCase()}? The answer before shows ${names.length}.`,
    at: null,
    suggestions: choices(names, dimension),
  });
}

function choices(names: readonly Cell[], dimension: MetricsPlan['by'][number]): readonly Suggestion[] {
  const noun = dimensionOf(dimension).label.toLowerCase();
  const shown = names.slice(0, mostChoices).flatMap((name) => (name === null ? [] : [String(name)]));
  return shown.map((name) => ({ label: name, question: `only ${noun} ${quoted(name)}` }));
}

function noRow(message: string, suggestions: readonly Suggestion[] = []): ReturnType<typeof refused> {
  const problem: Problem = { code: 'not_understood', message, at: null, suggestions };
  return refused(problem);
}
