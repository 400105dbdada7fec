import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { dashboard } from '../../../src/catalogue/catalogue.ts';
import type { Directory } from '../../../src/catalogue/directory.ts';
import { demoReference } from '../../../src/data/demo/brand.ts';
import { read } from '../../../src/language/read.ts';
import { makePlan } from '../../../src/plan/make-plan.ts';
import { auroraDirectory, now, today } from '../../support/aurora.ts';
import { conformanceFile } from '../../support/conformance.ts';
import { directoryOf } from '../../support/directory-of.ts';

const names = suite('demo names');

/** The plan that `text` makes among the names of `directory`, or what is wrong. */
function outcome(text: string, directory: Directory): unknown {
  const { question, problems } = read(text, { catalogue: dashboard, directory, today, now });
  if (question === null || problems.length > 0) return problems.map(({ code }) => code);
  const planned = makePlan(question, { catalogue: dashboard, directory, today });
  if (!planned.ok) return planned.problems.map(({ code }) => code);
  // How many members there are decides whether a chart can show them: that is no other reading.
  return { ...planned.value.plan, chart: null };
}

names('what the demo brand adds to the named few changes no reading of what people typed', () => {
  const demo = directoryOf(demoReference(), auroraDirectory.extent);
  for (const line of (conformanceFile('questions/questions.jsonl') ?? '').split('\n').filter((text) => text !== '')) {
    const { text } = JSON.parse(line) as { text: string };
    assert.equal(outcome(text, demo), outcome(text, auroraDirectory), text);
  }
});

names('the demo brand has the entry points, groups and LOBs that were agreed, and those names that are words', () => {
  const demo = directoryOf(demoReference(), auroraDirectory.extent);
  const of = (dimension: Parameters<Directory['members']>[0]) => demo.members(dimension).map(({ name }) => name);
  assert.equal(of('entry_point').toSorted(), ['Account', 'Cart', 'Home Page', 'Product Page']);
  assert.equal(of('group').toSorted(), ['Bots', 'Day Team', 'Night Shift']);
  assert.equal(of('lob').toSorted(), ['Retention', 'Sales', 'Service']);
  for (const name of ['Summer Sale', 'Checkout Help', 'Win Back', 'Mobile', 'Top 10', 'Billing Support'])
    assert.ok(of('campaign').includes(name), name);
  for (const name of ['Sticky Button', 'Exit Banner', 'Cart Embed', 'Help Toast']) assert.ok(of('engagement').includes(name), name);
  for (const name of ['Dana', 'Priya', 'Marco']) assert.ok(of('agent').includes(name), name);
});

names.run();
