/** Writes grammar/cst.ts from the grammar. */
import { writeFileSync } from 'node:fs';
import { cstTypes } from '../grammar/cst-types.ts';

writeFileSync(new URL('../grammar/cst.ts', import.meta.url), cstTypes());
