import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { benchEvents, benchReference } from './events.ts';

const bench = suite('bench events');

bench('gives as many lines as asked for, all of them readable, in order of time', () => {
  const lines = [...benchEvents({ events: 20_000 })].map((line) => JSON.parse(line) as { type: string; at: string });
  assert.is(lines.length, 20_000);
  for (let index = 1; index < lines.length; index++) assert.ok((lines[index - 1]?.at ?? '') <= (lines[index]?.at ?? ''));
  assert.is(new Set(lines.map(({ type }) => type)).size, 13);
});

bench('names only what the reference lines give', () => {
  const known = new Set(benchReference().map((line) => (JSON.parse(line) as { id: string }).id));
  for (const line of benchEvents({ events: 5_000 })) {
    const { engagement, entryPoint, agent, group, skill, goal } = JSON.parse(line) as Readonly<Record<string, string>>;
    for (const id of [engagement, entryPoint, agent, group, skill, goal]) assert.ok(id === undefined || known.has(id), line);
  }
});

bench('spreads over the days that were asked for', () => {
  const days = new Set([...benchEvents({ events: 3_000, days: 30 })].map((line) => (JSON.parse(line) as { at: string }).at.slice(0, 10)));
  assert.ok(days.size === 30 || days.size === 31, String(days.size));
});

bench.run();
