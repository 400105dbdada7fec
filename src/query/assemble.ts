/** The statement of a shape: sums, zero-filled buckets, metrics, conditions, order and limit, each a named stage. */
import type { Knex } from 'knex';
import type { DimensionId } from '../catalogue/dimension.ts';
import type { Condition, PlanOrder } from '../plan/plan.ts';
import { isMember } from '../plan/source/selection.ts';
import { baseOf, expressionSql, isSum } from './expression.ts';
import { memberTables } from './member-tables.ts';
import { columnName, type NamedTerm, type Shape } from './shape.ts';
import { addRepeated, addSums, fullParts, type Repeated, valueColumns } from './summed.ts';

/** Name of the column that holds how many groups there are before conditions and limit. */
export const groupCount = 'group_count';

/** The query whose rows are the answer's, in order; one row more than `rowCap` at most. */
export function assemble(shape: Shape): Knex.QueryBuilder {
  const { build } = shape.dialect;
  const root = build.queryBuilder();
  addSums(root, shape);
  const repeated = addRepeated(root, shape);
  const plain = shape.grain === null && repeated.length === 0;
  if (!plain) root.with('filled', filled(shape, repeated));
  const sums = plain ? 'summed' : 'filled';
  root.with('numbers', numbers(shape, sums));
  const top = topMembers(shape);
  if (top) root.with('top', top);
  root.with('listed', listed(shape, top !== null, sums));
  root.from({ n: 'listed' }).select(build.raw(finalColumns(shape).join(', ')));
  if (typeof shape.limit === 'object' && shape.limit !== null) root.whereRaw('n."place" <= ?', [shape.limit.n]);
  const order = orderSql(shape);
  if (order.length > 0) root.orderByRaw(order.join(', '));
  const most = typeof shape.limit === 'number' && !top ? shape.limit : null;
  return root.limit(Math.min(most ?? Number.POSITIVE_INFINITY, shape.rowCap + 1));
}

/** Keys of the rows of `shape`. */
function keysOf(shape: Shape): readonly string[] {
  return [...shape.by, ...(shape.grain === null ? [] : ['time'])];
}

/** Every bucket for every member, with zeros where nothing happened, and repeated numbers beside them. */
function filled(shape: Shape, repeated: readonly Repeated[]): Knex.QueryBuilder {
  const { build, textRows } = shape.dialect;
  const query = build.queryBuilder();
  const columns = valueColumns(fullParts(shape), shape);
  const sums = (table: string) => columns.map((column) => build.raw(`coalesce(${table}."${column}", 0) as "${column}"`));
  if (shape.grain === null) {
    query.from({ s: 'summed' }).select(shape.by.map((key) => build.raw(`s."${key}"`)));
  } else {
    const buckets = build.raw(`(${textRows}) as b`, [JSON.stringify(shape.timelines.now.buckets)]);
    const same = [...shape.by.map((key) => `s."${key}" = m."${key}"`), 's."time" = b."value"'].join(' and ');
    if (shape.by.length === 0) query.from(buckets);
    else {
      const members = build
        .queryBuilder()
        .distinct(build.raw(shape.by.map((key) => `"${key}"`).join(', ')))
        .from('summed');
      query.from(members.as('m')).joinRaw(`cross join (${textRows}) as b`, [JSON.stringify(shape.timelines.now.buckets)]);
    }
    query.joinRaw(`left join "summed" as s on ${same}`);
    query.select([...shape.by.map((key) => build.raw(`m."${key}"`)), build.raw('b."value" as "time"')]);
  }
  query.select(sums('s'));
  for (const { name, keys, columns: values } of repeated) {
    const on = keys.map((key) => `${name}."${key}" = ${place(shape, key)}`).join(' and ');
    query.joinRaw(`left join "${name}" on ${on === '' ? '1 = 1' : on}`);
    query.select(values.map((column) => build.raw(`coalesce(${name}."${column}", 0) as "${column}"`)));
  }
  return query;
}

function place(shape: Shape, key: string): string {
  if (shape.grain === null) return `s."${key}"`;
  return key === 'time' ? 'b."value"' : `m."${key}"`;
}

/** Metrics and, where the plan compares, their values before. */
function numbers(shape: Shape, sums: string): Knex.QueryBuilder {
  const { build } = shape.dialect;
  const query = build.queryBuilder().from(sums);
  query.select(keysOf(shape).map((key) => build.raw(`"${key}"`)));
  for (const term of shape.terms) {
    const { column } = term;
    query.select(valueOf(shape, term, ''));
    if (shape.compared)
      query.select(
        shape.timelines.before ? valueOf(shape, term, '_before') : build.raw(`cast(null as double precision) as "${column}_previous"`),
      );
    if (term.expression && term.whole) {
      const [part, whole] = [expressionSql(term.expression), expressionSql(term.whole)];
      query.select(build.raw(`case when ${whole} > 0 then cast(${part} as double precision) / ${whole} end as "${column}_share"`));
    }
    const base = rateBase(term);
    if (base) query.select(build.raw(`${expressionSql(base)} as "${column}_base"`));
  }
  return query;
}

function valueOf(shape: Shape, term: NamedTerm, suffix: '' | '_before'): Knex.Raw {
  const { build } = shape.dialect;
  const name = suffix === '' ? term.column : `${term.column}_previous`;
  if (!term.expression) return build.raw(`cast(null as double precision) as "${name}"`);
  const value = expressionSql(term.expression, suffix);
  const { rolling } = shape;
  if (!rolling) return build.raw(`${value} as "${name}"`);
  const mean = !rolling.total && isSum(term.expression) ? `cast(${value} as double precision) / ${String(rolling.days)}` : value;
  return build.raw(`case when "time" >= ? then ${mean} end as "${name}"`, [shape.timelines.now.valuesFrom ?? '']);
}

/** With changes, names for ties, places within a member, and without what the conditions and the top exclude. */
function listed(shape: Shape, top: boolean, sums: string): Knex.QueryBuilder {
  const { build } = shape.dialect;
  const query = build.queryBuilder().from({ n: 'numbers' }).select(build.raw('n.*'));
  if (shape.compared)
    for (const { column } of shape.terms) {
      const [value, previous] = [`n."${column}"`, `n."${column}_previous"`];
      query.select(build.raw(`${value} - ${previous} as "${column}_change"`));
      query.select(
        build.raw(
          `case when ${previous} > 0 then cast(${value} - ${previous} as double precision) / ${previous} end as "${column}_change_rate"`,
        ),
      );
    }
  for (const dimension of shape.by)
    if (isMember(dimension)) {
      const name = `name_${dimension}`;
      query.joinRaw(`left join "${memberTables[dimension].table}" as ${name} on ${name}.brand_id = ? and ${name}.id = n."${dimension}"`, [
        shape.directory.brand.id,
      ]);
      query.select(build.raw(`${name}.name as "${name}"`));
    }
  if (shape.limit !== null || shape.having.length > 0) query.select(build.raw(`(${countSql(shape, sums)}) as "${groupCount}"`));
  if (keysOf(shape).length > 0) for (const condition of shape.having) where(query, condition, shape);
  const [first] = shape.by;
  if (top && first) query.whereRaw(`n."${first}" in (select "${first}" from "top")`);
  if (typeof shape.limit !== 'object' || shape.limit === null) return query;
  const ranked = build.queryBuilder().from(query.as('n')).select(build.raw('n.*'));
  const order = orderSql({ ...shape, by: shape.by.filter((dimension) => dimension !== perOf(shape)) });
  return ranked.select(build.raw(`row_number() over (partition by n."${shape.limit.per}" order by ${order.join(', ')}) as "place"`));
}

function perOf(shape: Shape): DimensionId | null {
  return typeof shape.limit === 'object' && shape.limit !== null ? shape.limit.per : null;
}

function countSql(shape: Shape, sums: string): string {
  const [first] = shape.by;
  return first ? `select count(distinct "${first}") from "${sums}"` : `select count(*) from "${sums}"`;
}

/** The members that a limit keeps: ranked over the whole range, by the first breakdown alone. Null where a plain limit does. */
function topMembers(shape: Shape): Knex.QueryBuilder | null {
  const { top } = shape;
  if (!top) return null;
  return assemble(top);
}

function where(query: Knex.QueryBuilder, condition: Condition, shape: Shape): void {
  const left = columnOf(shape, condition.metric);
  if ('than' in condition) query.whereRaw(`${left} ${condition.op} ${columnOf(shape, condition.than)}`);
  else if (condition.op === 'between')
    query.whereRaw(`${left} between cast(? as double precision) and cast(? as double precision)`, [condition.value, condition.value2]);
  else query.whereRaw(`${left} ${condition.op} cast(? as double precision)`, [condition.value]);
}

function columnOf(shape: Shape, key: string): string {
  const term = shape.terms.find((one) => one.key === key);
  if (!term) throw new Error(`no metric ${key} among ${shape.terms.map((one) => one.key).join(', ')}`);
  return `n."${term.column}"`;
}

/** Null values last, rows without a member last, ties by name. */
function orderSql(shape: Shape): readonly string[] {
  const memberless = shape.by
    .filter((dimension) => isMember(dimension) || dimension === 'goal_type')
    .map((key) => `case when n."${key}" = '' then 1 else 0 end`);
  const asked = shape.order.map((order) => ({ order, sql: entrySql(shape, order) }));
  const firstOther = asked.findIndex(({ order }) => order.by !== 'time');
  const at = firstOther === -1 ? asked.length : firstOther;
  const ties = [
    ...shape.by.flatMap((key) => (isMember(key) ? [`n."name_${key}"`, `n."${key}"`] : [`n."${key}"`])),
    ...(shape.grain === null ? [] : ['n."time"']),
  ];
  const entries = asked.map(({ sql }) => sql);
  return [...new Set([...entries.slice(0, at), ...memberless, ...entries.slice(at), ...ties])];
}

function entrySql(shape: Shape, { by, direction }: PlanOrder): string {
  const ending = direction === 'desc' ? ' desc nulls last' : ' nulls last';
  if (by === 'time') return `n."time"${direction === 'desc' ? ' desc' : ''}`;
  const dimension = shape.by.find((key) => key === by);
  if (dimension) return `n."${isMember(dimension) ? `name_${dimension}` : dimension}"${ending}`;
  const [first] = shape.terms;
  if ((by === 'change' || by === 'change_rate') && first) return `n."${columnName(first.key)}_${by}"${ending}`;
  return `${columnOf(shape, by)}${ending}`;
}

/** The denominator of a rate, which tells whether it rests on few. */
function rateBase({ unit, expression }: NamedTerm): ReturnType<typeof baseOf> {
  return expression && (unit === 'percent' || unit === 'score') ? baseOf(expression) : null;
}

function finalColumns(shape: Shape): readonly string[] {
  const values = shape.terms.flatMap((term) => [
    term.column,
    ...(shape.compared ? [`${term.column}_previous`, `${term.column}_change`, `${term.column}_change_rate`] : []),
    ...(term.whole ? [`${term.column}_share`] : []),
    ...(rateBase(term) ? [`${term.column}_base`] : []),
  ]);
  const counted = shape.limit !== null || shape.having.length > 0 ? [groupCount] : [];
  return [...keysOf(shape), ...values, ...counted].map((name) => `n."${name}"`);
}
