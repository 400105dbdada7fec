/** Breaks a statement into lines for people; what stands in quotes or comments is left alone. */

const breaks =
  /(?:(?<!left|cross) (?=join )| (?=(?:union all|from|where|group by|having|order by|limit|left join|cross join) )|(?<=\)) (?=select ))/g;

/** `sql` with a line for each clause and named stage. */
export function formatSql(sql: string): string {
  return sql
    .split(/('(?:[^']|'')*'|\/\*.*?\*\/)/)
    .map((piece, index) =>
      index % 2 === 1
        ? `${piece}${piece.startsWith('/*') ? '\n' : ''}`
        : piece.replace(breaks, '\n').replace(/\), (?="\w+" as \()/g, '),\n'),
    )
    .join('')
    .replace(/\n /g, '\n');
}
