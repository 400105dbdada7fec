/** Draws the grammar as railroad diagrams: dist/grammar.html. The page fetches its drawing script when it is opened. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { diagrams } from '../grammar/diagrams.ts';

mkdirSync(new URL('../dist/', import.meta.url), { recursive: true });
writeFileSync(new URL('../dist/grammar.html', import.meta.url), diagrams());
