/** Where the conformance files lie, which were made apart from the project. */
import { existsSync, readFileSync } from 'node:fs';

const folder = new URL('../../../shared/conformance/', import.meta.url);

/** The text of a conformance file; null, with a message, where there is none. Under CI=true a missing file fails. */
export function conformanceFile(path: string): string | null {
  const file = new URL(path, folder);
  if (existsSync(file)) return readFileSync(file, 'utf8');
  if (process.env['CI'] === 'true') throw new Error(`no conformance file ${path}`);
  console.log(`skipped: no conformance file ${path}`);
  return null;
}
