/** The kinds of token. Their text is found by the language's lexical stage, so none has a pattern. */
import { createToken, Lexer, type TokenType } from 'chevrotain';

function kind(name: string, ...categories: TokenType[]): TokenType {
  return createToken({ name, pattern: Lexer.NA, categories });
}

// What the catalogue and the data name
export const Metric = kind('Metric');
export const Section = kind('Section');
/** `after exposure` on its own: the metric before it, at another stage. */
export const Stage = kind('Stage');
export const LevelSuffix = kind('LevelSuffix');
export const Noun = kind('Noun');
export const Value = kind('Value');
/** What stands after `contains` and `starts with`. */
export const Text = kind('Text');
export const Unknown = kind('Unknown');
/** A value of a known dimension that the data never hold: `whatsapp`. */
export const Foreign = kind('Foreign');
export const NotOffered = kind('NotOffered');

// Numbers
export const Num = kind('Num');
/** 2000 to 2099, where it can be a year. */
export const YearNumber = kind('YearNumber', Num);
/** A number that is a day of a month: beside a month's name, or an ordinal. */
export const DayNumber = kind('DayNumber');

// Between things
export const Comma = kind('Comma');
export const And = kind('And');
export const Or = kind('Or');
export const Plus = kind('Plus');
export const Slash = kind('Slash');
export const Versus = kind('Versus');
export const Compare = kind('Compare');
export const Together = kind('Together');

// Breakdown
export const By = kind('By');
export const Per = kind('Per');
export const Unit = kind('Unit');
export const GrainWord = kind('GrainWord');
export const ByRate = kind('ByRate');

// Time
export const Last = kind('Last');
export const This = kind('This');
export const Ago = kind('Ago');
export const Rolling = kind('Rolling');
export const MonthName = kind('MonthName');
export const WeekdayName = kind('WeekdayName');
export const NamedDay = kind('NamedDay');
export const ToDate = kind('ToDate');
export const Quarter = kind('Quarter');
export const Half = kind('Half');
export const WrittenDate = kind('WrittenDate');
export const Weekend = kind('Weekend');
export const Recently = kind('Recently');
export const First = kind('First');
export const Final = kind('Final');
export const Beginning = kind('Beginning');
export const WeekOf = kind('WeekOf');
export const UnitAgo = kind('UnitAgo');
export const AllTime = kind('AllTime');
export const Ending = kind('Ending');
export const Since = kind('Since');
export const Until = kind('Until');
export const Before = kind('Before');
export const From = kind('From');
export const To = kind('To');
export const Between = kind('Between');
export const PartOfDay = kind('PartOfDay');

// Comparison
export const PreviousPeriod = kind('PreviousPeriod');
export const SamePeriod = kind('SamePeriod');
export const OverUnit = kind('OverUnit');
export const UnitBefore = kind('UnitBefore');
export const Change = kind('Change');

// Filter
export const Not = kind('Not');
export const Only = kind('Only');
export const Equals = kind('Equals');
export const Contains = kind('Contains');
export const StartsWith = kind('StartsWith');

// Ranking, condition, order
export const Top = kind('Top');
export const Superlative = kind('Superlative');
export const Direction = kind('Direction');
export const OrderBy = kind('OrderBy');
export const Comparator = kind('Comparator');
export const BetweenAmounts = kind('BetweenAmounts');
export const Which = kind('Which');
export const Who = kind('Who');
export const Close = kind('Close');
export const Closers = kind('Closers');

// Calculation
export const Share = kind('Share');
export const Average = kind('Average');
export const Total = kind('Total');
export const AverageDaily = kind('AverageDaily');

// Picture and output
export const Chart = kind('Chart');
export const Graph = kind('Graph');
export const Output = kind('Output');

// Other kinds of question
export const Snapshot = kind('Snapshot');
export const Overview = kind('Overview');
export const WhatIs = kind('WhatIs');
export const Define = kind('Define');
export const Term = kind('Term');
export const List = kind('List');
export const ListedThing = kind('ListedThing');
export const Extent = kind('Extent');
export const Why = kind('Why');
export const Help = kind('Help');
export const Alert = kind('Alert');

// Asked again and again
/** How often: `every`, `every weekday`, `every first Monday`. */
export const Every = kind('Every');
/** A day of the week (`w1`) or of the month (`d15`) behind `every`: no date. */
export const OnDay = kind('OnDay');
export const Post = kind('Post');
/** A time of day, as `hh:mm`. */
export const Clock = kind('Clock');
export const Zone = kind('Zone');
/** Where it is posted: `#ops`, `here`, `dm`, `@dana`. */
export const Place = kind('Place');
export const Unusual = kind('Unusual');
export const Target = kind('Target');
/** `for 3 days in a row`: how many. */
export const Periods = kind('Periods');
export const Moves = kind('Moves');
export const Manage = kind('Manage');
