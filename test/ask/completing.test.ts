import * as fc from 'fast-check';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { type Completion, complete, type ThreadPlace } from '../../src/ask/completing.ts';
import { followUp, type ThreadTurn } from '../../src/ask/thread/follow-up.ts';
import { dashboard } from '../../src/catalogue/catalogue.ts';
import type { Directory, Extent, Member } from '../../src/catalogue/directory.ts';
import { makeDirectory } from '../../src/catalogue/make-directory.ts';
import { makeLexicon } from '../../src/language/lexicon.ts';
import { read } from '../../src/language/read.ts';
import { makePlan } from '../../src/plan/make-plan.ts';
import { aurora, auroraDirectory, auroraLexicon, auroraMembers, now, today } from '../support/aurora.ts';

const completion = suite('completing');

const known = { catalogue: dashboard, directory: auroraDirectory, lexicon: auroraLexicon, today, now };

function knowing(members: readonly Member[], extent: Extent = auroraDirectory.extent): typeof known {
  const directory: Directory = makeDirectory({ brand: aurora, extent, currencies: ['USD'], members });
  return { ...known, directory, lexicon: makeLexicon(dashboard, directory) };
}

function offered(text: string, options = known): readonly string[] {
  return complete(text, text.length, options).map((one) => one.text);
}

function plans(text: string, options = known): boolean {
  const { question, problems } = read(text, options);
  return problems.length === 0 && question !== null && makePlan(question, options).ok;
}

function campaign(name: string, id = name): Member {
  return { dimension: 'campaign', id, name, parentId: 'sales', goalType: 'sale', deleted: false };
}

const put = (text: string, { start, end, ...one }: Completion): string => text.slice(0, start) + one.text + text.slice(end);

for (const [typed, first] of [
  ['exposed r', 'exposed rate'],
  ['csat summer s', 'Summer Sale'],
  ['Summer ', 'Summer Sale'],
  ['exposed ', 'last week'],
  ['exposed last ', 'last week'],
  ['exposed by c', 'campaign'],
  ['sessions by ', 'device'],
  ['top 5 campaigns by ', 'prospects'],
  ['exposed not ', 'desktop/laptop'],
  ['share of ', 'sessions'],
  ['every ', 'every day'],
  ['alert me when ', 'sessions'],
  ['alert me when csat ', 'is above'],
  ['csat campaign ', 'Mobile'],
  ['csat above ', '10%'],
  ['exposed, ', 'sessions'],
  ['exposed and ', 'sessions'],
  ['exposed by device, ', 'lob'],
  ['exposed mobile or ', 'desktop/laptop'],
  ['list ', 'metrics'],
  ['which ', 'which day'],
  ['ctr', 'accepted rate'],
  ['every weekday at 9:00 ', 'snapshot'],
  ['snapshot ', 'last week'],
  ['top 5 ', 'lob'],
  ['how far ', 'how far back does the data go'],
  ['hel', 'help'],
] as const) {
  completion(`\`${typed}\` goes on with \`${first}\` first`, () => assert.is(offered(typed)[0], first, offered(typed).join(', ')));
}

for (const [typed, never] of [
  ['exposed by c', 'currency'],
  ['sessions by ', 'campaign'],
  ['exposed ', 'exposed'],
  ['exposed ', 'exposed exposed rate'],
  ['exposed last week ', 'yesterday'],
  ['csat campaign ', 'Exit Banner'],
  ['exposed since ', 'csat score'],
  ['top 5 campaigns by ', 'device'],
  ['alert me when csat ', 'alert me when'],
  ['every weekday at 9:00 ', 'every day'],
  ['exposed by campaign ', 'Holiday Popup'],
  ['exposed last week vs ', 'last week'],
  ['exposed last 7 days vs ', 'last week'],
  ['exposed yesterday vs ', 'yesterday'],
  ['exposed this month vs ', 'November'],
  ['exposed October ', 'vs last month'],
] as const) {
  completion(`\`${typed}\` is never followed by \`${never}\``, () => assert.not(offered(typed).includes(never)));
}

completion('says what each is', () => {
  const says = (text: string, wanted: string): string | undefined =>
    complete(text, text.length, known).find((one) => one.text === wanted)?.says;
  assert.is(says('exposed last w', 'last week'), '16–22 November 2026');
  assert.is(says('exposed vs last y', 'vs last year'), 'compared with 16–22 November 2025');
  assert.is(says('exposed campaign sum', 'Summer Sale'), 'campaign of LOB Sales');
  assert.is(says('exposed stic', 'Sticky Button'), 'engagement of campaign Summer Sale');
  assert.is(says('exposed by lo', 'lob'), '3 LOBs: Sales, Service, Retention');
  assert.is(says('exposed r', 'exposed rate'), 'EXPOSED RATE: The share of prospects that saw an engagement.');
  assert.is(says('csat day t', 'Day Team'), 'group');
  assert.is(says('every day last ', 'last week'), '16–22 November 2026');
});

completion('replaces the word under the cursor and leaves what follows', () => {
  const [first] = complete('exposed ra by campaign', 9, known);
  assert.ok(first);
  assert.equal([first.text, first.kind, first.start, first.end], ['exposed rate', 'metric', 0, 10]);
  const [gap] = complete('exposed by campaign', 8, known);
  assert.ok(gap);
  assert.is(put('exposed by campaign', gap), 'exposed last week by campaign');
});

completion('offers what goes between words, where a range stands behind', () => {
  const between = (text: string, cursor: number): readonly string[] => complete(text, cursor, known).map((one) => one.text.trim());
  assert.ok(between('exposed  last week', 8).includes('by'), between('exposed  last week', 8).join(' | '));
  assert.ok(between('exposed fac last week', 11).includes('facebook'));
  for (const one of complete('exposed  last week', 8, known)) assert.is(one.kind === 'time', false, one.text);
});

completion('a name in an open or a closed quotation mark is put in marks', () => {
  assert.is(offered('campaign "Su')[0], '"Summer Sale"');
  const [inside] = complete('csat campaign "su" last week', 17, known);
  assert.ok(inside);
  assert.is(put('csat campaign "su" last week', inside), 'csat campaign "Summer Sale" last week');
});

completion('offers nothing where nothing begins so, and nothing for a text that is too long', () => {
  assert.equal(offered('zzz'), []);
  assert.equal(offered('exposed '.repeat(200)), []);
});

completion('a name that reads as something else is offered so that it is that name', () => {
  const top = complete('exposed top', 11, known).find(({ kind }) => kind === 'campaign');
  assert.is(top?.text, '"Top 10"');
  const { question } = read('exposed "Top 10"', known);
  assert.equal(question?.kind === 'metrics' && question.filters.map(({ dimension, values }) => [dimension, values]), [
    ['campaign', ['Top 10']],
  ]);
});

completion('names with marks of every kind and of every script read as those names', () => {
  for (const name of [
    'Winter "Warm" Deal',
    '🎉 Launch Party',
    '50% Off Shoes',
    'حملة الصيف',
    'מבצע קיץ',
    '夏のセール',
    "Dana's Week",
    'Zürich – Süd',
  ]) {
    const options = knowing([...auroraMembers, campaign(name)]);
    const typed = `exposed campaign ${name.slice(0, 4)}`;
    const found = complete(typed, typed.length, options).find(({ text }) => text.includes(name));
    assert.ok(found, `${name}: ${offered(typed, options).join(', ')}`);
    assert.ok(plans(put(typed, found), options), put(typed, found));
  }
});

completion('times outside the data, members of nothing and goals that no campaign has are not offered', () => {
  const young = knowing(auroraMembers, { from: '2026-11-20', to: '2026-11-23', completeTo: '2026-11-22', asOf: '2026-11-23T14:59:00Z' });
  assert.not(offered('exposed la', young).includes('last month'));
  assert.ok(offered('exposed la', young).includes('last week'));
  assert.not(offered('exposed vs last ', young).includes('last year'));
  const bare = knowing([]);
  assert.not(offered('exposed by ', bare).includes('campaign'));
  assert.not(offered('exposed goal type ', bare).includes('sale'));
  const empty = knowing(auroraMembers, { from: null, to: null, completeTo: null, asOf: null });
  assert.is(offered('exposed last w', empty)[0], 'last week');
});

completion('of ten thousand names the shortest that begin so come first', () => {
  const many = Array.from({ length: 10_000 }, (_, index) => campaign(`Spring ${'x'.repeat(index % 40)} ${String(index)}`));
  const options = knowing([...auroraMembers, ...many]);
  const found = offered('csat campaign spr', options);
  assert.is(found[0], 'Spring  0');
  assert.ok(found.length > 5);
});

const questions = [
  'exposed rate by campaign last week mobile',
  'top 5 campaigns by exposures vs last year',
  'share of exposures per source type as pie',
  'csat not desktop over time as line',
  'alert me when abandoned rate is above 10%',
  'every weekday at 9:00 snapshot',
  'which campaign had the lowest accepted rate',
  'revenue by device since last month with exposed above 100',
  'sessions and prospects by weekday last 30 days',
  'sticky button vs exit banner, csat this month',
];
for (const [typed, some] of [
  ['alert me when csat drops by more than ', ['10%', '20%']],
  ['alert me when csat rises by more than ', ['10%', '20%']],
  ['alert me when csat is more than ', ['50%', '70%']],
  ['exposures between 10%', ['10% and 20%', '10% and 50%']],
  ['exposures between 10% ', ['10% and 20%', 'and 70%']],
  ['exposures between 15% ', ['and 20%', 'and 50%']],
  ['exposures between 100 and ', ['100 and 1000', 'and 5000']],
  ['csat between ', ['10% and 20%']],
  ['csat above 50% and exposures between 100 ', ['and 5000']],
  ['tell #ops ', ['when']],
  ['tell #ops when ', ['sessions', 'exposed']],
  ['notify #ops when csat ', ['is above', 'is below', 'drops by more than']],
  ['top 5 campaigns ', ['by', 'prospects']],
  ['worst agents ', ['by']],
  ['csat from October 1 to ', ['yesterday', 'today']],
  ['csat from last month to ', ['yesterday']],
  ['exposed by campaign sorted by ', ['name']],
] as const)
  completion(`\`${typed}\` is no dead end`, () => {
    const found = offered(typed);
    for (const one of some) assert.ok(found.includes(one), `${one}: ${found.join(', ')}`);
  });

for (const [typed, never] of [
  ['top 5 campaigns ', 'top 5'],
  ['top 5 campaigns ', 'best'],
  ['top 5 ', 'top 10'],
  ['worst agents ', 'top 5'],
  ['exposed by campaign as pie ', 'as bar'],
  ['exposed last week vs last year ', 'vs last month'],
  ['exposed wow ', 'vs previous period'],
  ['exposed by campaign as csv ', 'as png'],
  ['tell #ops ', 'is unusual'],
  ['tell #ops when ', 'when'],
  ['alert me when ', 'is above'],
  ['exposed last ', 'undo'],
  ['und', 'undo'],
] as const)
  completion(`\`${typed}\` does not offer \`${never}\``, () => assert.not(offered(typed).includes(never), offered(typed).join(', ')));

function after(...messages: readonly string[]): typeof known & { readonly thread: ThreadPlace } {
  let turn: ThreadTurn | null = null;
  for (const text of messages) {
    const move = followUp(text, turn, known);
    if (!move.ok || move.value.kind !== 'asked') throw new Error(`${text} is not asked`);
    turn = { planned: move.value.planned, rows: null };
  }
  if (turn === null) throw new Error('nothing said');
  return { ...known, thread: { turn, undoable: messages.length > 1 } };
}

for (const [messages, typed, some, never] of [
  [['exposed by campaign last week'], '', ['reset', 'by', 'vs previous period', 'yesterday'], ['undo', 'no comparison', 'no filters']],
  [['exposed by campaign last week', 'by device'], '', ['undo', 'reset'], []],
  [['exposed by campaign last week', 'by device'], 'und', ['undo'], []],
  [['exposed by campaign last week'], 'und', [], ['undo']],
  [['exposed by campaign last week'], 'res', ['reset'], []],
  [['exposed by campaign last week'], 'by ', ['device', 'day'], ['campaign']],
  [['exposed by campaign last week'], 'last ', ['last month'], ['last week']],
  [['exposed by campaign last week'], 'add ', ['exposures'], []],
  [['exposed by campaign last week'], 'only ', ['mobile smartphone'], []],
  [['exposed by campaign last week', 'only facebook'], 'no ', ['no filters'], ['no comparison']],
  [['exposed by campaign last week vs previous period'], 'no c', ['no comparison'], []],
  [['csat on mobile for facebook last week'], 'all ', ['all devices'], []],
  [['exposed by campaign last week'], 'to', ['total', 'top 5'], []],
  [['exposed by campaign last week'], 'sort', ['sorted by'], []],
  [['csat by agent last week'], 'alert me if that ', ['is below'], []],
] as const)
  completion(`in a thread, after ${messages.join(' → ')}: ${typed}`, () => {
    const found = offered(typed, after(...messages));
    for (const one of some) assert.ok(found.includes(one), `${one}: ${found.join(', ')}`);
    for (const one of never) assert.not(found.includes(one), `${one}: ${found.join(', ')}`);
  });

completion('what is offered in a thread is a change or a question there', () => {
  const options = after('exposed by campaign last week');
  const endings = [
    '',
    ' campaign',
    ' device',
    ' day',
    ' exposures',
    ' csat',
    ' 10%',
    ' desktop',
    ' last year',
    ' last month',
    ' yesterday',
  ];
  for (const text of ['', 'by ', 'only ', 'vs ', 'and ', 'add ', 'top', 'as ', 'csat ', 'all ']) {
    for (const one of complete(text, text.length, options)) {
      const reads = endings.some((ending) => followUp(put(text, one) + ending, options.thread.turn, options).ok);
      assert.ok(reads, put(text, one));
    }
  }
});

const prefix = fc.constantFrom(...questions).chain((text) => fc.nat(text.length).map((until) => text.slice(0, until)));

completion('whatever is offered on the way through a question can be answered, or goes on to what can', () => {
  const ends = [
    '',
    ' campaign',
    ' campaigns',
    ' exposed',
    ' exposed by campaign',
    ' 10%',
    ' 10',
    ' by device',
    ' last year',
    ' last month',
    ' day',
    ' snapshot',
    ' desktop',
    ' a',
  ];
  const more = [
    ' had the highest exposed',
    ' had the highest csat',
    ' drop last week',
    ' above 10%',
    ' exposed below 10',
    ' 10% and 20%',
    ' and 90%',
    ' 20%',
  ];
  const further = [
    ' exposed drop last week',
    ' weekday snapshot',
    ' exposures by device',
    ' yesterday',
    ' monday',
    ' 10 and 100',
    ' campaign had the highest exposed',
  ];
  const endings = [...ends, ...more, ...further];
  fc.assert(
    fc.property(prefix, (text) => {
      for (const one of complete(text, text.length, known)) {
        const whole = put(text, one);
        assert.ok(whole.startsWith(text.slice(0, one.start)));
        assert.ok(one.says.length > 0 && one.end === text.length);
        assert.ok(
          endings.some((ending) => plans(whole + ending)),
          whole,
        );
      }
    }),
    { numRuns: 60 },
  );
});

completion('the same text and cursor give the same completions, wherever the cursor stands', () => {
  const anywhere = fc.constantFrom(...questions).chain((text) => fc.tuple(fc.constant(text), fc.nat(text.length)));
  fc.assert(
    fc.property(anywhere, ([text, cursor]) => {
      const found = complete(text, cursor, known);
      assert.equal(complete(text, cursor, known), found);
      for (const { start, end } of found) assert.ok(start <= cursor && cursor <= end);
      assert.is(new Set(found.map((one) => put(text, one))).size, found.length, text);
    }),
    { numRuns: 40 },
  );
});

completion.run();
