/**
 * After the compiler: gathers the compiled program into few files. Loading 400 of ours, 400 of Chevrotain's and zod's one by one takes
 * longer than most questions. Packages with binaries, workers or optional parts stay outside.
 */
import { rmSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
const chevrotain = path.join(path.dirname(fileURLToPath(import.meta.resolve('chevrotain'))), '..', 'chevrotain.mjs');

// The names carry hashes: what an earlier build left would stay.
rmSync(path.join(root, 'dist', 'program'), { recursive: true, force: true });

await build({
  absWorkingDir: root,
  entryPoints: ['dist/src/main.js', 'dist/src/present/chart/worker.js'],
  entryNames: '[name]',
  outdir: 'dist/program',
  bundle: true,
  minifySyntax: true,
  minifyWhitespace: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  alias: { chevrotain },
  packages: 'bundle',
  external: [
    '@slack/bolt',
    '@slack/oauth',
    // Knex names its drivers; we have two of them.
    'better-sqlite3',
    'mariadb',
    'mariadb/callback',
    'mysql',
    'mysql2',
    'oracledb',
    'tedious',
    'pg-native',
    'pg-query-stream',
    'sqlite3',
    'pg',
    'pino',
    '@napi-rs/canvas',
    'chart.js',
    'chartjs-plugin-datalabels',
    'quickchart-js',
    'undici',
    // CommonJS that is loaded on demand: gathered, its names would be gone.
    'yaml',
  ],
  // Some of what is gathered is CommonJS and asks for Node's own modules.
  banner: { js: "import { createRequire as requireFrom } from 'node:module';const require = requireFrom(import.meta.url);" },
  sourcemap: true,
  logLevel: 'warning',
});

// npm links the commands of a package's dependencies, not its own: without this the first `npx parley` installs the folder once more.
const link = path.join(root, 'node_modules', '.bin', 'parley');
rmSync(link, { force: true });
symlinkSync(path.join('..', '..', 'bin', 'parley.js'), link);
