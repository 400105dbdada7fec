#!/usr/bin/env node
// Starts the compiled program; `npm run build` (part of `npm ci`) makes it.
import { existsSync } from 'node:fs';

const compiled = new URL('../dist/program/main.js', import.meta.url);
if (existsSync(compiled)) await import(compiled.href);
else {
  console.error('parley is not built yet: run `npm run build` (or `npm ci`) in its folder first.');
  process.exitCode = 4;
}
