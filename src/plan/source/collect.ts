/** Takes metrics apart into measures and gathers those that are read together. */
import { ok, type Result, refused } from '../../base/result.ts';
import type { Catalogue } from '../../catalogue/catalogue.ts';
import type { DimensionId } from '../../catalogue/dimension.ts';
import { dimensionOf } from '../../catalogue/dimensions.ts';
import { touchOf } from '../../catalogue/families.ts';
import { measuresOf } from '../../catalogue/formula.ts';
import type { FamilyId, Measure, MeasureId } from '../../catalogue/measure.ts';
import { measureOf } from '../../catalogue/measures.ts';
import { type Formula, type MetricRef, metricKey } from '../../catalogue/metric.ts';
import { formulaOf, labelOf, unitOf } from '../metric-ref.ts';
import { isReached } from '../reach.ts';
import type { Cut, Expression, Term, Use } from './part.ts';
import type { Selection } from './selection.ts';

export interface Wanted {
  readonly metrics: readonly MetricRef[];
  readonly by: readonly DimensionId[];
  readonly selections: readonly Selection[];
  /** The breakdown whose filters a share's denominator drops, null where no share is asked for. */
  readonly shareOver: readonly DimensionId[] | null;
  /** What even a share's denominator stays within; null for the whole brand. */
  readonly within?: Selection | null;
}

export interface Collected {
  readonly terms: readonly Term[];
  readonly cuts: readonly Cut[];
  /** The denominators of shares: no breakdown, no filters on its dimensions. */
  readonly wholes: readonly Cut[];
}

/** The terms and cuts of `wanted`; `unreachable_filter` where breakdowns and filters reach none of its metrics. */
export function collect(wanted: Wanted, catalogue: Catalogue): Result<Collected> {
  const rows = new Cuts('');
  const wholes = new Cuts('_whole');
  const terms: Term[] = [];
  const asked = [...wanted.by, ...wanted.selections.map(({ dimension }) => dimension)];
  const over = wanted.shareOver ?? [];
  const open = wanted.selections.filter((selection) => !over.includes(selection.dimension) && !isClassOf(selection, over));
  const { within = null } = wanted;
  const rest = within === null || open.some(({ dimension }) => dimension === within.dimension) ? open : [...open, within];
  for (const ref of wanted.metrics) {
    const formula = formulaOf(ref, catalogue);
    const measures = measuresOf(formula).map(measureOf);
    const families = [...new Set(measures.map(({ family }) => family))];
    const base = { ref, key: metricKey(ref), label: labelOf(ref, catalogue), unit: unitOf(ref, catalogue), measures };
    if (!isReached(ref, asked, catalogue)) {
      terms.push({ ...base, expression: null, whole: null, repeated: false });
      continue;
    }
    const reach = (by: readonly DimensionId[], selections: readonly Selection[], into: Cuts): Expression =>
      express(formula, (id) => into.add(measureOf(id), families, by, selections));
    terms.push({
      ...base,
      expression: reach(wanted.by, wanted.selections, rows),
      whole: wanted.shareOver ? reach([], rest, wholes) : null,
      repeated: families.every((family) => wanted.by.some((dimension) => touchOf(family, dimension, families).reach === 'repeat')),
    });
  }
  if (terms.every(({ expression }) => expression === null)) return unreachable(wanted.metrics, asked, catalogue);
  return ok({ terms, cuts: rows.list(), wholes: wholes.list() });
}

/** `formula` with each measure replaced by the column that `alias` gives. */
function express(formula: Formula, alias: (id: MeasureId) => string): Expression {
  switch (formula.kind) {
    case 'measure':
      return { kind: 'column', alias: alias(formula.measure) };
    case 'constant':
      return formula;
    case 'add':
    case 'subtract':
    case 'multiply':
    case 'divide':
      return { kind: formula.kind, left: express(formula.left, alias), right: express(formula.right, alias) };
  }
}

/** A share by device class drops the filters on devices: they are filters on the class. */
function isClassOf(selection: Selection, by: readonly DimensionId[]): boolean {
  return selection.dimension === 'device' && by.includes('device_class');
}

function unreachable(metrics: readonly MetricRef[], dimensions: readonly DimensionId[], catalogue: Catalogue): ReturnType<typeof refused> {
  const names = metrics.map((ref) => labelOf(ref, catalogue)).join(', ');
  return refused({
    code: 'unreachable_filter',
    message: `${names} cannot be cut by ${dimensions.map((dimension) => dimensionOf(dimension).label).join(' and ')} together.`,
    at: null,
    suggestions: metrics.slice(0, 1).map((ref) => ({ label: 'without it', question: labelOf(ref, catalogue).toLowerCase() })),
  });
}

/** Gathers measures that share family and cut. One measure at two cuts gets two names. */
class Cuts {
  readonly #suffix: string;
  readonly #cuts = new Map<string, Omit<Cut, 'uses'> & { readonly uses: Use[] }>();
  readonly #aliases = new Map<string, string>();

  constructor(suffix: string) {
    this.#suffix = suffix;
  }

  /** The name of the column that holds `wanted` under the breakdowns and selections that reach it in a formula of `families`. */
  add(wanted: Measure, families: readonly FamilyId[], by: readonly DimensionId[], selections: readonly Selection[]): string {
    const reaches = (dimension: DimensionId): boolean => touchOf(wanted.family, dimension, families).reach !== 'repeat';
    const cutBy = by.filter(reaches);
    const cutTo = selections.filter(({ dimension }) => reaches(dimension));
    const id = JSON.stringify([wanted.family, cutBy, cutTo.map(({ dimension }) => dimension)]);
    const cut = this.#cuts.get(id) ?? { family: wanted.family, by: cutBy, selections: cutTo, uses: [] };
    this.#cuts.set(id, cut);
    const known = cut.uses.find(({ measure: { id: used } }) => used === wanted.id);
    if (known) return known.alias;
    const alias = this.#alias(wanted.id);
    cut.uses.push({ alias, measure: wanted });
    return alias;
  }

  list(): readonly Cut[] {
    return [...this.#cuts.values()];
  }

  #alias(id: MeasureId): string {
    const first = `${id}${this.#suffix}`;
    const alias = this.#aliases.has(first) ? `${first}_all` : first;
    this.#aliases.set(alias, id);
    return alias;
  }
}
