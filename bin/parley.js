#!/usr/bin/env node
// Starts the compiled program; `npm run build` (part of `npm ci`) makes it.
import { existsSync } from 'node:fs';
import module from 'node:module';

// From Node 22 on the second start finds the program compiled.
module.enableCompileCache?.();

const compiled = new URL('../dist/program/main.js', import.meta.url);
if (existsSync(compiled)) await import(compiled.href);
else {
  console.error('parley is not built yet: run `npm run build` (or `npm ci`) in its folder first.');
  process.exitCode = 4;
}
