/** After the compiler: puts Chevrotain beside the compiled code as the one file it also ships. Loading its 400 modules takes longer than a question. */
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const source = path.join(path.dirname(fileURLToPath(import.meta.resolve('chevrotain'))), '..', 'chevrotain.mjs');
const target = path.join(root, 'dist', 'node_modules', 'chevrotain');

mkdirSync(target, { recursive: true });
copyFileSync(source, path.join(target, 'chevrotain.js'));
writeFileSync(path.join(target, 'package.json'), JSON.stringify({ name: 'chevrotain', type: 'module', exports: './chevrotain.js' }));
