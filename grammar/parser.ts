/**
 * The grammar of a question: rules and labels only. A message is a run of items in any order; what they mean together
 * is decided by the language. README.md beside this file shows every form with an example.
 */
import { type CstNode, CstParser, type IRecognitionException, type IToken, type TokenType } from 'chevrotain';
import * as t from './tokens.ts';

/** Every kind of token, in the order of their definition. */
export const tokenTypes = Object.values(t);

const cuts = new Set([t.Noun, t.Unit, t.GrainWord]);

/** Behind a noun they make a filter of it. */
const filtered = new Set([t.Equals, t.Contains, t.StartsWith]);

class QuestionParser extends CstParser {
  constructor(skipValidations: boolean) {
    super(tokenTypes, { recoveryEnabled: true, maxLookahead: 3, skipValidations, nodeLocationTracking: 'full' });
    this.performSelfAnalysis();
  }

  public message = this.RULE('message', () => {
    this.MANY(() => this.SUBRULE(this.item));
  });

  public item = this.RULE('item', () => {
    this.OR([
      { ALT: () => this.SUBRULE(this.metric) },
      { ALT: () => this.SUBRULE(this.breakdown) },
      { ALT: () => this.SUBRULE(this.rate) },
      { ALT: () => this.SUBRULE(this.comparison) },
      { ALT: () => this.SUBRULE(this.rolling) },
      { ALT: () => this.SUBRULE(this.superlative) },
      { ALT: () => this.SUBRULE(this.time) },
      { ALT: () => this.SUBRULE(this.filter) },
      { ALT: () => this.SUBRULE(this.bucket) },
      { ALT: () => this.SUBRULE(this.ranking) },
      { ALT: () => this.SUBRULE(this.bound) },
      { ALT: () => this.SUBRULE(this.order) },
      { ALT: () => this.SUBRULE(this.which) },
      { ALT: () => this.SUBRULE(this.move) },
      { ALT: () => this.SUBRULE(this.recurrence) },
      { ALT: () => this.SUBRULE(this.clock) },
      { ALT: () => this.SUBRULE(this.place) },
      { ALT: () => this.SUBRULE(this.separator) },
      { ALT: () => this.SUBRULE(this.keyword) },
      { ALT: () => this.SUBRULE(this.stray), IGNORE_AMBIGUITIES: true },
    ]);
  });

  // Metrics: `exposed rate`, `prospects (camp)`, `transfers per 100 handled conversations`, `csat above 70 %`

  public metric = this.RULE('metric', () => {
    this.CONSUME(t.Metric);
    this.MANY({ GATE: () => this.isDivisor(), DEF: () => this.SUBRULE(this.divisor) });
    this.OPTION(() => this.CONSUME(t.LevelSuffix));
    this.OPTION1({ GATE: () => this.isTest() && !this.isTestOfNext(), DEF: () => this.SUBRULE(this.test) });
  });

  private isTest(): boolean {
    const next = this.LA(2).tokenType;
    return this.LA(1).tokenType === t.BetweenAmounts || next === t.Num || next === t.Metric;
  }

  /** `exposures over 10 conversions`, `exposed rate without conversions`: so many, or none, of what is named behind the number. */
  private isTestOfNext(): boolean {
    const [words, amount] = [this.LA(1).image, this.LA(2)];
    if (words === amount.image) return this.LA(3).tokenType === t.Metric;
    const counts = amount.tokenType === t.Num && /^[\d.,]+k?$/iu.test(amount.image);
    return counts && /^\p{L}/u.test(words) && this.LA(3).tokenType === t.Metric;
  }

  private isDivisor(): boolean {
    const next = this.LA(2).tokenType;
    return next === t.Metric || (next === t.Num && this.LA(3).tokenType === t.Metric) || this.LA(1).tokenType === t.Slash;
  }

  public divisor = this.RULE('divisor', () => {
    this.OR([
      { ALT: () => this.CONSUME(t.Slash) },
      {
        ALT: () => {
          this.CONSUME(t.Per);
          this.OPTION(() => this.CONSUME(t.Num));
        },
      },
    ]);
    this.OR1([{ ALT: () => this.CONSUME(t.Metric) }, { ALT: () => this.CONSUME(t.Unit) }]);
  });

  /** `at least 100 exposures`, `over 15 % abandoned`: the metric after its bound, or none. */
  public bound = this.RULE('bound', () => {
    this.SUBRULE(this.test);
    this.OPTION(() => this.CONSUME(t.Metric));
  });

  public test = this.RULE('test', () => {
    this.OR([
      {
        ALT: () => {
          this.CONSUME(t.Comparator);
          this.OR1([
            { ALT: () => this.CONSUME(t.Num, { LABEL: 'amount' }) },
            {
              ALT: () => {
                this.CONSUME1(t.Metric, { LABEL: 'than' });
                this.OPTION({ GATE: () => this.isDivisor(), DEF: () => this.SUBRULE(this.divisor) });
              },
            },
          ]);
        },
      },
      {
        ALT: () => {
          this.CONSUME(t.BetweenAmounts);
          this.CONSUME1(t.Num, { LABEL: 'amount' });
          this.CONSUME(t.And);
          this.CONSUME2(t.Num, { LABEL: 'amount2' });
        },
      },
    ]);
  });

  // Breakdown: `by campaign and device`, `per week`, `daily`, `by exposures` (the metric of a ranking)

  public breakdown = this.RULE('breakdown', () => {
    this.OR([{ ALT: () => this.CONSUME(t.By) }, { ALT: () => this.CONSUME(t.Per) }]);
    this.OR1([
      {
        ALT: () => {
          this.SUBRULE(this.cut);
          this.MANY({
            GATE: () => cuts.has(this.LA(2).tokenType) && !this.isTaken(),
            DEF: () => {
              this.SUBRULE(this.link);
              this.SUBRULE1(this.cut);
            },
          });
        },
      },
      {
        ALT: () => {
          this.CONSUME(t.Metric);
          this.OPTION({ GATE: () => this.isDivisor(), DEF: () => this.SUBRULE(this.divisor) });
        },
      },
      { ALT: () => this.CONSUME(t.Value) },
    ]);
  });

  /** What follows makes a filter or a range of the next cut. */
  private isTaken(): boolean {
    const [cut, next] = [this.LA(2).tokenType, this.LA(3).tokenType];
    // `by campaign and week 46` names a week; `by campaign and device 2 weeks ago` does not.
    const numbered = cut === t.Unit && next === t.Num && this.LA(4).tokenType !== t.Unit;
    return next === t.Value || numbered || (cut === t.Noun && filtered.has(next));
  }

  public link = this.RULE('link', () => {
    this.OR([
      { ALT: () => this.CONSUME(t.And) },
      { ALT: () => this.CONSUME(t.Comma) },
      { ALT: () => this.CONSUME(t.Plus) },
      { ALT: () => this.CONSUME(t.By) },
    ]);
  });

  public cut = this.RULE('cut', () => {
    this.OR([{ ALT: () => this.CONSUME(t.Noun) }, { ALT: () => this.CONSUME(t.Unit) }, { ALT: () => this.CONSUME(t.GrainWord) }]);
  });

  public bucket = this.RULE('bucket', () => {
    this.OR([{ ALT: () => this.CONSUME(t.Unit) }, { ALT: () => this.CONSUME(t.GrainWord) }]);
  });

  public rate = this.RULE('rate', () => {
    this.CONSUME(t.ByRate);
  });

  public which = this.RULE('which', () => {
    this.CONSUME(t.Which);
    this.OPTION(() => this.SUBRULE(this.cut));
  });

  // Filters: `mobile`, `not tablet`, `campaign Summer Sale`, `campaign contains sale`, `fb vs sms`

  public filter = this.RULE('filter', () => {
    this.OR([
      {
        ALT: () => {
          this.CONSUME(t.Not);
          this.OPTION(() => this.SUBRULE(this.values));
        },
      },
      { ALT: () => this.SUBRULE1(this.values) },
      { ALT: () => this.SUBRULE(this.text) },
      {
        ALT: () => {
          this.CONSUME(t.Noun);
          this.OPTION1(() => this.SUBRULE1(this.text));
        },
      },
    ]);
  });

  public text = this.RULE('text', () => {
    this.OR([{ ALT: () => this.CONSUME(t.Contains) }, { ALT: () => this.CONSUME(t.StartsWith) }]);
    this.CONSUME(t.Text);
    this.MANY({
      GATE: () => this.LA(2).tokenType === t.Text,
      DEF: () => {
        this.CONSUME(t.Or);
        this.CONSUME1(t.Text);
      },
    });
  });

  public values = this.RULE('values', () => {
    this.SUBRULE(this.valueTerm);
    this.MANY({
      GATE: () => this.isValue(1) || this.isValue(2),
      DEF: () => {
        this.OPTION(() => this.SUBRULE(this.join));
        this.SUBRULE1(this.valueTerm);
      },
    });
  });

  /** Whether a value, perhaps with its dimension before it, stands `ahead`. */
  private isValue(ahead: number): boolean {
    const token = this.LA(ahead).tokenType;
    if (token === t.Value) return true;
    const next = this.LA(ahead + 1).tokenType;
    return token === t.Noun && (next === t.Value || (next === t.Equals && this.LA(ahead + 2).tokenType === t.Value));
  }

  public join = this.RULE('join', () => {
    this.OR([
      { ALT: () => this.CONSUME(t.And) },
      { ALT: () => this.CONSUME(t.Or) },
      { ALT: () => this.CONSUME(t.Comma) },
      { ALT: () => this.CONSUME(t.Plus) },
      { ALT: () => this.CONSUME(t.Versus) },
    ]);
  });

  public valueTerm = this.RULE('valueTerm', () => {
    this.OPTION(() => {
      this.CONSUME(t.Noun, { LABEL: 'before' });
      this.OPTION1(() => this.CONSUME(t.Equals));
    });
    this.CONSUME(t.Value);
    this.OPTION2({
      GATE: () => this.LA(2).tokenType !== t.Value && this.LA(2).tokenType !== t.Equals,
      DEF: () => this.CONSUME1(t.Noun, { LABEL: 'after' }),
    });
  });

  // Ranking: `top 5 campaigns`, `best`, `five best days`, `lowest accepted rate`, `sorted by csat asc`

  public ranking = this.RULE('ranking', () => {
    this.CONSUME(t.Top);
    this.OPTION(() => this.CONSUME(t.Num));
    this.OPTION1(() => this.SUBRULE(this.ranked));
  });

  public superlative = this.RULE('superlative', () => {
    this.OPTION(() => this.CONSUME(t.Num));
    this.CONSUME(t.Superlative);
    this.OPTION1(() => this.CONSUME1(t.Num));
    this.OPTION2(() => this.SUBRULE(this.ranked));
  });

  public ranked = this.RULE('ranked', () => {
    this.OR([
      { ALT: () => this.SUBRULE(this.cut) },
      {
        ALT: () => {
          this.CONSUME(t.Metric);
          this.OPTION2({ GATE: () => this.isDivisor(), DEF: () => this.SUBRULE(this.divisor) });
          this.OPTION(() => this.SUBRULE1(this.cut));
        },
      },
    ]);
    this.OPTION1({
      GATE: () => this.LA(2).tokenType === t.Noun,
      DEF: () => {
        this.CONSUME(t.Per);
        this.CONSUME(t.Noun, { LABEL: 'per' });
      },
    });
  });

  public order = this.RULE('order', () => {
    this.OR([
      {
        ALT: () => {
          this.CONSUME(t.OrderBy);
          this.OPTION(() => {
            this.OR1([
              {
                ALT: () => {
                  this.CONSUME(t.Metric);
                  this.OPTION2({ GATE: () => this.isDivisor(), DEF: () => this.SUBRULE(this.divisor) });
                },
              },
              { ALT: () => this.SUBRULE(this.cut) },
              { ALT: () => this.CONSUME(t.Change) },
            ]);
          });
          this.OPTION1(() => this.CONSUME(t.Direction));
        },
      },
      { ALT: () => this.CONSUME1(t.Direction) },
    ]);
  });

  // Comparison: `vs last year`, `wow`, `compared to the 2 weeks before that`

  public comparison = this.RULE('comparison', () => {
    this.OR([
      { ALT: () => this.CONSUME(t.OverUnit) },
      { ALT: () => this.CONSUME(t.PreviousPeriod) },
      { ALT: () => this.SUBRULE(this.unitBefore) },
      {
        ALT: () => {
          this.CONSUME(t.Versus);
          this.SUBRULE(this.basis);
        },
      },
      {
        ALT: () => {
          this.CONSUME(t.SamePeriod);
          this.OPTION(() => this.SUBRULE(this.time));
        },
      },
    ]);
  });

  public basis = this.RULE('basis', () => {
    this.OR([
      { ALT: () => this.CONSUME(t.PreviousPeriod) },
      { ALT: () => this.SUBRULE(this.unitBefore) },
      {
        ALT: () => {
          this.CONSUME(t.SamePeriod);
          this.OPTION(() => this.SUBRULE(this.time));
        },
      },
      { ALT: () => this.SUBRULE1(this.time) },
    ]);
  });

  public unitBefore = this.RULE('unitBefore', () => {
    this.OR([
      {
        ALT: () => {
          this.OPTION(() => this.CONSUME(t.Num));
          this.CONSUME(t.UnitBefore);
        },
      },
      {
        ALT: () => {
          this.CONSUME1(t.Num);
          this.CONSUME(t.Unit);
          this.CONSUME(t.PreviousPeriod);
        },
      },
    ]);
  });

  public rolling = this.RULE('rolling', () => {
    this.OR([
      {
        ALT: () => {
          this.CONSUME(t.Num);
          this.CONSUME(t.Unit);
          this.CONSUME(t.Rolling);
        },
      },
      {
        ALT: () => {
          this.CONSUME1(t.Rolling);
          this.OPTION(() => this.CONSUME1(t.Num));
          this.OPTION1(() => this.CONSUME1(t.Unit));
        },
      },
    ]);
    this.OPTION2(() => this.OR1([{ ALT: () => this.CONSUME(t.Average) }, { ALT: () => this.CONSUME(t.Total) }]));
  });

  // Time. A date stands in `point` and the rules under it only.

  public time = this.RULE('time', () => {
    this.OR([
      {
        ALT: () => {
          this.OR1([{ ALT: () => this.CONSUME(t.Since) }, { ALT: () => this.CONSUME(t.Until) }, { ALT: () => this.CONSUME(t.Before) }]);
          this.SUBRULE(this.point);
        },
      },
      {
        ALT: () => {
          this.CONSUME(t.From);
          this.SUBRULE1(this.point, { LABEL: 'start' });
          this.OPTION(() => {
            this.CONSUME(t.To);
            this.SUBRULE2(this.point, { LABEL: 'end' });
          });
        },
      },
      {
        ALT: () => {
          this.CONSUME(t.Between);
          this.SUBRULE3(this.point, { LABEL: 'start' });
          this.CONSUME(t.And);
          this.SUBRULE4(this.point, { LABEL: 'end' });
        },
      },
      { ALT: () => this.CONSUME(t.AllTime) },
      {
        ALT: () => {
          this.SUBRULE5(this.point, { LABEL: 'start' });
          this.OPTION1(() => {
            this.CONSUME1(t.To);
            this.SUBRULE6(this.point, { LABEL: 'end' });
          });
        },
      },
    ]);
    this.OPTION2(() => this.CONSUME(t.PartOfDay));
  });

  public point = this.RULE('point', () => {
    this.OR([
      { ALT: () => this.CONSUME(t.NamedDay) },
      { ALT: () => this.CONSUME(t.ToDate) },
      { ALT: () => this.CONSUME(t.Recently) },
      { ALT: () => this.CONSUME(t.UnitAgo) },
      { ALT: () => this.SUBRULE(this.lastUnits) },
      { ALT: () => this.SUBRULE(this.thisUnit) },
      { ALT: () => this.SUBRULE(this.countedUnits) },
      { ALT: () => this.SUBRULE(this.edge) },
      { ALT: () => this.SUBRULE(this.calendarUnit) },
      { ALT: () => this.SUBRULE(this.date) },
      { ALT: () => this.CONSUME(t.WeekdayName) },
      { ALT: () => this.CONSUME(t.Weekend) },
    ]);
  });

  /** `last week`, `past 30 days`, `last March`, `last Friday`, `last weekend` */
  public lastUnits = this.RULE('lastUnits', () => {
    this.CONSUME(t.Last);
    this.OR([
      {
        ALT: () => {
          this.CONSUME(t.Num);
          this.OPTION(() => this.OR1([{ ALT: () => this.CONSUME(t.Unit) }, { ALT: () => this.CONSUME1(t.Weekend) }]));
        },
      },
      { ALT: () => this.CONSUME1(t.Unit) },
      { ALT: () => this.CONSUME(t.WeekdayName) },
      { ALT: () => this.CONSUME(t.MonthName) },
      { ALT: () => this.CONSUME(t.Weekend) },
      { ALT: () => this.CONSUME(t.Quarter) },
    ]);
  });

  public thisUnit = this.RULE('thisUnit', () => {
    this.CONSUME(t.This);
    this.OR([
      { ALT: () => this.CONSUME(t.Unit) },
      { ALT: () => this.CONSUME(t.MonthName) },
      { ALT: () => this.CONSUME(t.WeekdayName) },
      { ALT: () => this.CONSUME(t.Weekend) },
    ]);
  });

  /** `3 days ago`, `7 days` */
  public countedUnits = this.RULE('countedUnits', () => {
    this.CONSUME(t.Num);
    this.CONSUME(t.Unit);
    this.OPTION(() => this.CONSUME(t.Ago));
  });

  /** `first week of March`, `end of last month` */
  public edge = this.RULE('edge', () => {
    this.OR([
      { ALT: () => this.CONSUME(t.WeekOf) },
      { ALT: () => this.CONSUME(t.Beginning) },
      { ALT: () => this.CONSUME(t.Ending) },
      { ALT: () => this.CONSUME(t.First) },
      { ALT: () => this.CONSUME(t.Final) },
    ]);
    this.OR1([{ ALT: () => this.SUBRULE(this.point) }, { ALT: () => this.CONSUME(t.Unit) }]);
  });

  /** `Q3 2025`, `H1`, `week 46`, `2025`, `2026-W46` */
  public calendarUnit = this.RULE('calendarUnit', () => {
    this.OR([
      {
        ALT: () => {
          this.OR1([{ ALT: () => this.CONSUME(t.Quarter) }, { ALT: () => this.CONSUME(t.Half) }]);
          this.SUBRULE(this.yearOf);
        },
      },
      {
        ALT: () => {
          this.CONSUME(t.Unit);
          this.CONSUME(t.Num);
          this.SUBRULE1(this.yearOf);
        },
      },
      {
        ALT: () => {
          this.CONSUME1(t.YearNumber);
          this.OPTION(() => this.OR2([{ ALT: () => this.CONSUME1(t.Quarter) }, { ALT: () => this.CONSUME1(t.Half) }]));
        },
      },
    ]);
  });

  public yearOf = this.RULE('yearOf', () => {
    this.OPTION({
      GATE: () => this.LA(1).tokenType === t.YearNumber || this.isYear(2),
      DEF: () =>
        this.OR([
          { ALT: () => this.CONSUME(t.YearNumber) },
          {
            ALT: () => {
              this.OR1([{ ALT: () => this.CONSUME(t.Last) }, { ALT: () => this.CONSUME(t.This) }]);
              this.CONSUME(t.Unit);
            },
          },
        ]),
    });
  });

  private isYear(ahead: number): boolean {
    const token = this.LA(ahead);
    return token.tokenType === t.Unit && /^y/i.test(token.image);
  }

  /** `2026-11-03`, `11/3/2026`, `3 Nov 2025`, `November`, `the 12th` */
  public date = this.RULE('date', () => {
    this.OR([
      { ALT: () => this.CONSUME(t.WrittenDate) },
      {
        ALT: () => {
          this.CONSUME(t.DayNumber);
          this.OPTION(() => {
            this.CONSUME(t.MonthName);
            this.SUBRULE(this.yearOf);
          });
        },
      },
      {
        ALT: () => {
          this.CONSUME1(t.MonthName);
          this.OPTION1(() => this.CONSUME1(t.DayNumber));
          this.SUBRULE1(this.yearOf);
        },
      },
    ]);
  });

  // Asked again and again: `every Monday and Thursday`, `every month on the 15th`, `08:30 Europe/Berlin`, `drops by 20 %`

  public recurrence = this.RULE('recurrence', () => {
    this.CONSUME(t.Every);
    this.OPTION(() => {
      this.CONSUME(t.OnDay);
      this.MANY({
        GATE: () => this.LA(2).tokenType === t.OnDay,
        DEF: () => {
          this.SUBRULE(this.join);
          this.CONSUME1(t.OnDay);
        },
      });
    });
  });

  public clock = this.RULE('clock', () => {
    this.OR([
      {
        ALT: () => {
          this.CONSUME(t.Clock);
          this.OPTION(() => this.CONSUME(t.Zone));
        },
      },
      { ALT: () => this.CONSUME1(t.Zone) },
    ]);
  });

  public place = this.RULE('place', () => {
    this.CONSUME(t.Place);
    this.MANY({
      GATE: () => this.LA(2).tokenType === t.Place,
      DEF: () => {
        this.SUBRULE(this.join);
        this.CONSUME1(t.Place);
      },
    });
  });

  public move = this.RULE('move', () => {
    this.CONSUME(t.Moves);
    this.OPTION({
      GATE: () => this.LA(1).tokenType === t.Num || this.isTest(),
      DEF: () => {
        this.OR([{ ALT: () => this.SUBRULE(this.test) }, { ALT: () => this.CONSUME(t.Num) }]);
      },
    });
  });

  // What stands alone

  public separator = this.RULE('separator', () => {
    this.OR([
      { ALT: () => this.CONSUME(t.Comma) },
      { ALT: () => this.CONSUME(t.And) },
      { ALT: () => this.CONSUME(t.Or) },
      { ALT: () => this.CONSUME(t.Plus) },
      { ALT: () => this.CONSUME(t.Slash) },
      { ALT: () => this.CONSUME(t.Versus) },
      { ALT: () => this.CONSUME(t.Compare) },
    ]);
  });

  public keyword = this.RULE('keyword', () => {
    this.OR([
      { ALT: () => this.CONSUME(t.Section) },
      { ALT: () => this.CONSUME(t.Stage) },
      { ALT: () => this.CONSUME(t.Together) },
      { ALT: () => this.CONSUME(t.Only) },
      { ALT: () => this.CONSUME(t.Change) },
      { ALT: () => this.CONSUME(t.Who) },
      { ALT: () => this.CONSUME(t.Close) },
      { ALT: () => this.CONSUME(t.Closers) },
      { ALT: () => this.CONSUME(t.Share) },
      { ALT: () => this.CONSUME(t.Average) },
      { ALT: () => this.CONSUME(t.Total) },
      { ALT: () => this.CONSUME(t.AverageDaily) },
      { ALT: () => this.CONSUME(t.Chart) },
      { ALT: () => this.CONSUME(t.Graph) },
      { ALT: () => this.CONSUME(t.Output) },
      { ALT: () => this.CONSUME(t.Snapshot) },
      { ALT: () => this.CONSUME(t.Overview) },
      { ALT: () => this.CONSUME(t.WhatIs) },
      { ALT: () => this.CONSUME(t.Define) },
      { ALT: () => this.CONSUME(t.Term) },
      { ALT: () => this.CONSUME(t.List) },
      { ALT: () => this.CONSUME(t.ListedThing) },
      { ALT: () => this.CONSUME(t.Extent) },
      { ALT: () => this.CONSUME(t.Why) },
      { ALT: () => this.CONSUME(t.Help) },
      { ALT: () => this.CONSUME(t.Post) },
      { ALT: () => this.CONSUME(t.Alert) },
      { ALT: () => this.CONSUME(t.Unusual) },
      { ALT: () => this.CONSUME(t.Target) },
      { ALT: () => this.CONSUME(t.Periods) },
      { ALT: () => this.CONSUME(t.Manage) },
      { ALT: () => this.CONSUME(t.NotOffered) },
      { ALT: () => this.CONSUME(t.PartOfDay) },
    ]);
  });

  /** Words that mean something elsewhere, and words that mean nothing: the language says what to do. */
  public stray = this.RULE('stray', () => {
    this.OR([
      { ALT: () => this.CONSUME(t.Unknown) },
      { ALT: () => this.CONSUME(t.Foreign) },
      { ALT: () => this.CONSUME(t.Num) },
      { ALT: () => this.CONSUME(t.LevelSuffix) },
      { ALT: () => this.CONSUME(t.Equals) },
      { ALT: () => this.CONSUME(t.Ago) },
      { ALT: () => this.CONSUME(t.Comparator) },
      { ALT: () => this.CONSUME(t.Text) },
      { ALT: () => this.CONSUME(t.Last) },
      { ALT: () => this.CONSUME(t.This) },
    ]);
  });
}

const parser = new QuestionParser(true);

export interface Parsed {
  readonly message: CstNode;
  readonly errors: readonly IRecognitionException[];
}

/** The tree of `tokens`; errors where a rule broke off, recovered from as far as possible. */
export function parse(tokens: readonly IToken[]): Parsed {
  parser.input = [...tokens];
  const message = parser.message();
  return { message, errors: parser.errors };
}

/** The kinds of token that may stand behind `tokens`, by the rules alone: what their gates refuse is among them. */
export function nextTokens(tokens: readonly IToken[]): ReadonlySet<TokenType> {
  return new Set(parser.computeContentAssist('message', [...tokens]).map(({ nextTokenType }) => nextTokenType));
}

/** A parser that checks its own grammar when made: ambiguities and left recursion throw. */
export function checkedParser(): CstParser {
  return new QuestionParser(false);
}
