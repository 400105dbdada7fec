/** Messages that people typed, with the outcome that is right: read and planned, scored by difficulty and by kind (README.md). */
import { readFileSync, writeFileSync } from 'node:fs';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { conformanceFile } from '../support/conformance.ts';
import { type Line, linesOf, rightLines } from '../support/judge.ts';

const floorFile = new URL('../golden/questions/floor.json', import.meta.url);
const questions = suite('conformance: questions');
const lines = linesOf(conformanceFile('questions/questions.jsonl') ?? '');

const passed = rightLines(lines);

/** What a line wants: a plan, a refusal, or a question back. Of several outcomes the first counts. */
function kindOf({ plan, plan_any, refuse, either: [first] = [] }: Line['expect']): 'plan' | 'refuse' | 'ask' {
  if (plan || plan_any) return 'plan';
  if (refuse) return 'refuse';
  return first ? kindOf(first) : 'ask';
}

function score(name: string, belongs: (line: Line) => boolean): string {
  return `${name} ${String(passed.filter(belongs).length)} of ${String(lines.filter(belongs).length)}`;
}

questions('as many are right as have been before', () => {
  if (lines.length === 0) return;
  const difficulties = ['core', 'stretch', 'beyond'].map((name) => score(name, (line) => line.difficulty === name));
  const kinds = ['plan', 'refuse', 'ask'].map((name) => score(name, ({ expect }) => kindOf(expect) === name));
  console.log(`\nquestions: ${difficulties.join(', ')}; by kind: ${kinds.join(', ')}`);
  const failed = lines.filter((line) => !passed.includes(line));
  console.log(`not yet: ${failed.length === 0 ? 'none' : failed.map(({ id }) => id).join(' ')}`);
  const { floor } = JSON.parse(readFileSync(floorFile, 'utf8')) as { floor: number };
  assert.ok(passed.length >= floor, `${String(passed.length)} are right, ${String(floor)} were`);
  if (passed.length > floor && process.env['UPDATE_GOLDEN'] === '1') {
    writeFileSync(floorFile, `${JSON.stringify({ floor: passed.length })}\n`);
  }
});

questions.run();
