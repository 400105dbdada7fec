/** Reads the values of options; a wrong one ends the command with its usage. */
import { InvalidArgumentError } from 'commander';

/** A day as `2026-11-22`. Throws InvalidArgumentError for anything else, days that do not exist among them. */
export function dayArgument(text: string): string {
  const instant = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  if (!Number.isNaN(instant) && new Date(instant).toISOString().startsWith(text)) return text;
  throw new InvalidArgumentError('A day such as 2026-11-22 is expected.');
}
