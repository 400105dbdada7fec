/** What 10,000 random texts come to, as hashes: half of them are made by the grammar, half are what people typed, mangled. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { Random } from '../../src/data/demo/random.ts';
import { makePlan } from '../../src/plan/make-plan.ts';
import { readAurora } from './aurora.ts';
import { grammarText } from './grammar-text.ts';
import { linesOf } from './judge.ts';
import { mangleText } from './mangle.ts';
import { auroraContext } from './plan-context.ts';

export const texts = 10_000;
export const perHash = 500;

const folder = new URL('../language/typed/', import.meta.url);
const typed = readdirSync(folder)
  .toSorted()
  .flatMap((file) => linesOf(readFileSync(new URL(file, folder), 'utf8')).map(({ text }) => text));

/** The text called `index`: always the same one. */
export function textAt(index: number): string {
  const random = new Random(`text ${String(index)}`);
  return index % 2 === 0 ? grammarText(random) : mangleText(random, typed[random.whole(0, typed.length - 1)] ?? '');
}

/** The plan of `text` as JSON, or the codes and places of what stands in its way. */
export function outcomeOf(text: string): string {
  const { question, problems } = readAurora(text);
  const planned = question !== null && problems.length === 0 ? makePlan(question, auroraContext()) : null;
  if (planned?.ok) return JSON.stringify(planned.value.plan);
  return JSON.stringify([...problems, ...(planned === null ? [] : planned.problems)].map(({ code, at }) => [code, at]));
}

/** One hash for each `perHash` texts from the text `from` up to, not including, `to`. */
export function planHashes(from: number, to: number): readonly string[] {
  const hashes: string[] = [];
  for (let start = from; start < to; start += perHash) {
    const hash = createHash('sha256');
    for (let index = start; index < start + perHash; index += 1) hash.update(`${outcomeOf(textAt(index))}\n`);
    hashes.push(`${String(start)} ${hash.digest('hex').slice(0, 16)}`);
  }
  return hashes;
}
