/** Draws the grammar as railroad diagrams: dist/grammar.html, a page that needs no network. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { diagrams } from '../grammar/diagrams.ts';

const assets = new URL('../node_modules/chevrotain/diagrams/', import.meta.url);

mkdirSync(new URL('../dist/', import.meta.url), { recursive: true });
writeFileSync(
  new URL('../dist/grammar.html', import.meta.url),
  diagrams((path) => readFileSync(new URL(path, assets), 'utf8')),
);
