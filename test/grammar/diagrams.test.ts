/** The page of diagrams stands alone: it draws what it holds, with what it holds. */
import { readFileSync } from 'node:fs';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { diagrams } from '../../grammar/diagrams.ts';
import { checkedParser } from '../../grammar/parser.ts';

const page = suite('railroad diagrams');
const assets = new URL('../../node_modules/chevrotain/diagrams/', import.meta.url);

page('need no network: scripts and style stand in the page', () => {
  const read: string[] = [];
  const html = diagrams((path) => {
    read.push(path);
    return readFileSync(new URL(path, assets), 'utf8');
  });
  assert.equal(read, ['diagrams.css', 'vendor/railroad-diagrams.js', 'src/diagrams_builder.js', 'src/diagrams_behavior.js', 'src/main.js']);
  assert.not.match(html, /<script[^>]+src=|<link|unpkg/);
  const rules = Object.keys(checkedParser().getGAstProductions());
  assert.ok(rules.length > 20);
  for (const rule of rules) assert.match(html, `"name": "${rule}"`);
});

page.run();
