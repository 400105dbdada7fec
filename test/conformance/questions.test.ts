/** Messages that people typed, with the outcome that is right: read and planned, scored by difficulty. */
import { readFileSync, writeFileSync } from 'node:fs';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { conformanceFile } from '../support/conformance.ts';
import { type Line, linesOf, rightLines } from '../support/judge.ts';

const floorFile = new URL('../golden/questions/floor.json', import.meta.url);
const questions = suite('conformance: questions');
const lines = linesOf(conformanceFile('questions/questions.jsonl') ?? '');

const passed = rightLines(lines);

function score(difficulty: Line['difficulty']): string {
  const all = lines.filter((line) => line.difficulty === difficulty);
  return `${difficulty} ${String(passed.filter((line) => line.difficulty === difficulty).length)} of ${String(all.length)}`;
}

questions('as many are right as have been before', () => {
  if (lines.length === 0) return;
  console.log(`\nquestions: ${score('core')}, ${score('stretch')}, ${score('beyond')}`);
  const failed = lines.filter((line) => !passed.includes(line));
  console.log(`not yet: ${failed.map(({ id }) => id).join(' ')}`);
  const { floor } = JSON.parse(readFileSync(floorFile, 'utf8')) as { floor: number };
  assert.ok(passed.length >= floor, `${String(passed.length)} are right, ${String(floor)} were`);
  if (passed.length > floor && process.env['UPDATE_GOLDEN'] === '1') {
    writeFileSync(floorFile, `${JSON.stringify({ floor: passed.length })}\n`);
  }
});

questions.run();
