/** Turns the `?` of a portable statement into PostgreSQL's numbered placeholders. */

/** `text` with every `?` outside quotes and comments numbered: `$1`, `$2`, … */
export function numberedPlaceholders(text: string): string {
  let count = 0;
  return text.replace(/'(?:[^']|'')*'|"(?:[^"]|"")*"|--[^\n]*|\/\*[\s\S]*?\*\/|\?/g, (piece) => {
    if (piece !== '?') return piece;
    count += 1;
    return `$${count}`;
  });
}
