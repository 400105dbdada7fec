/** Golden files: the expected text stands in test/golden, is read as a diff, and is rewritten with UPDATE_GOLDEN=1. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as assert from 'uvu/assert';

const root = path.join(import.meta.dirname, '..', 'golden');

/**
 * Compares `actual` with `test/golden/<name>`; fails with a line diff, and where the file is missing (UPDATE_GOLDEN=1 writes it).
 * Line ends at the end of the text do not count.
 */
export function golden(name: string, actual: string): void {
  const file = path.join(root, name);
  const text = `${actual.trimEnd()}\n`;
  if (process.env['UPDATE_GOLDEN'] === '1') {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
  } else if (existsSync(file)) assert.fixture(text, readFileSync(file, 'utf8'), `differs from test/golden/${name}`);
  else assert.unreachable(`test/golden/${name} is missing; UPDATE_GOLDEN=1 writes it`);
}
