/** Texts as the grammar makes them: a walk through its rules at random, each token in words of its own. */
import { Alternation, type IProduction, NonTerminal, Option, Repetition, RepetitionMandatory, type Rule, Terminal } from 'chevrotain';
import { checkedParser } from '../../grammar/parser.ts';
import { dashboard } from '../../src/catalogue/catalogue.ts';
import type { Random } from '../../src/data/demo/random.ts';
import { foreignValues } from '../../src/language/foreign-values.ts';
import { notOffered } from '../../src/language/not-offered.ts';
import { phraseGroups } from '../../src/language/phrases.ts';
import { auroraMembers } from './aurora.ts';

/** Words of tokens that no list of the language holds. */
const others: Readonly<Record<string, readonly string[]>> = {
  Metric: dashboard.metrics.flatMap(({ words, shortForms }) => [...words, ...shortForms.map(({ word }) => word)]),
  Noun: dashboard.dimensions.flatMap(({ words }) => words),
  Value: [
    ...dashboard.dimensions.flatMap(({ fixed }) => fixed.flatMap(({ value, words }) => [value, ...words])),
    ...auroraMembers.map(({ name }) => name),
    '"Summer Sale"',
    '“Top 10”',
  ],
  NotOffered: notOffered.flatMap(({ phrases }) => phrases),
  Foreign: [...foreignValues.keys()],
  Num: ['3', '20%', '0.5', '2.5k', '$99', '1,000', '10', '15 minutes', '-4'],
  YearNumber: ['2025', '2026'],
  DayNumber: ['3', '3rd', '17', '31'],
  WrittenDate: ['2026-11-03', '11/3/2026', '3.11.26', '2026-W46', '2026-02-30'],
  LevelSuffix: ['(camp)', 'at lob level', '(brand)'],
  Text: ['sale', '"win"'],
  OnDay: ['Monday', '15th'],
  Clock: ['9:00', '8:30 pm', 'noon'],
  Zone: ['Europe/Berlin', 'utc'],
  Place: ['#ops', 'here'],
  Periods: ['for 3 days', '2 weeks in a row'],
  Comma: [',', ';'],
  Plus: ['+'],
  Slash: ['/'],
  To: ['to', '–'],
  Unknown: ['frobnicate', 'exopsd', 'wekk', 'Foo'],
};

const words = new Map<string, readonly string[]>(Object.entries(others));
for (const { token, phrases } of phraseGroups) words.set(token.name, [...(words.get(token.name) ?? []), ...phrases]);

const rules = checkedParser().getGAstProductions();

/** Repetitions end after so many rounds. */
const mostRounds = 5;

/** A message of one to five items of the grammar. */
export function grammarText(random: Random): string {
  const said: string[] = [];
  const walkAll = (parts: readonly IProduction[]): void => {
    for (const part of parts) walk(part);
  };
  const walk = (part: IProduction): void => {
    if (part instanceof Terminal) said.push(wordOf(part.terminalType.name, random));
    else if (part instanceof NonTerminal) walkAll(ruleCalled(part.nonTerminalName).definition);
    else if (part instanceof Alternation) walk(chosen<IProduction>(part.definition, random));
    else if (part instanceof Option) walkAll(random.chance(0.4) ? part.definition : []);
    else if (part instanceof Repetition || part instanceof RepetitionMandatory) {
      const least = part instanceof RepetitionMandatory ? 1 : 0;
      for (let round = 0; round < mostRounds && (round < least || random.chance(0.35)); round += 1) walkAll(part.definition);
    } else walkAll(partsOf(part));
  };
  for (let items = random.whole(1, 5); items > 0; items -= 1) walkAll(ruleCalled('item').definition);
  return said.join(' ');
}

function ruleCalled(name: string): Rule {
  const rule = rules[name];
  if (!rule) throw new Error(`no rule ${name}`);
  return rule;
}

/** The parts that stand one after the other in `part`. Throws where it is of a kind that the grammar has not had. */
function partsOf(part: IProduction): readonly IProduction[] {
  if ('definition' in part && Array.isArray(part.definition)) return part.definition as readonly IProduction[];
  throw new Error(`no way through ${part.constructor.name}`);
}

function chosen<Item>(items: readonly Item[], random: Random): Item {
  const item = items[random.whole(0, items.length - 1)];
  if (item === undefined) throw new Error('nothing to choose from');
  return item;
}

function wordOf(token: string, random: Random): string {
  return chosen(words.get(token) ?? [token.toLowerCase()], random);
}
