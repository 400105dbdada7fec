import type { CstNode, ICstVisitor, IToken } from "chevrotain";

export interface MessageCstNode extends CstNode {
  name: "message";
  children: MessageCstChildren;
}

export type MessageCstChildren = {
  item?: ItemCstNode[];
};

export interface ItemCstNode extends CstNode {
  name: "item";
  children: ItemCstChildren;
}

export type ItemCstChildren = {
  metric?: MetricCstNode[];
  breakdown?: BreakdownCstNode[];
  rate?: RateCstNode[];
  comparison?: ComparisonCstNode[];
  rolling?: RollingCstNode[];
  superlative?: SuperlativeCstNode[];
  time?: TimeCstNode[];
  filter?: FilterCstNode[];
  bucket?: BucketCstNode[];
  ranking?: RankingCstNode[];
  bound?: BoundCstNode[];
  order?: OrderCstNode[];
  which?: WhichCstNode[];
  move?: MoveCstNode[];
  recurrence?: RecurrenceCstNode[];
  clock?: ClockCstNode[];
  place?: PlaceCstNode[];
  separator?: SeparatorCstNode[];
  keyword?: KeywordCstNode[];
  stray?: StrayCstNode[];
};

export interface MetricCstNode extends CstNode {
  name: "metric";
  children: MetricCstChildren;
}

export type MetricCstChildren = {
  Metric: IToken[];
  divisor?: DivisorCstNode[];
  LevelSuffix?: IToken[];
  test?: TestCstNode[];
};

export interface DivisorCstNode extends CstNode {
  name: "divisor";
  children: DivisorCstChildren;
}

export type DivisorCstChildren = {
  Slash?: IToken[];
  Per?: IToken[];
  Num?: IToken[];
  Metric?: IToken[];
  Unit?: IToken[];
};

export interface BoundCstNode extends CstNode {
  name: "bound";
  children: BoundCstChildren;
}

export type BoundCstChildren = {
  test: TestCstNode[];
  Metric?: IToken[];
};

export interface TestCstNode extends CstNode {
  name: "test";
  children: TestCstChildren;
}

export type TestCstChildren = {
  Comparator?: IToken[];
  amount?: (IToken)[];
  than?: IToken[];
  divisor?: DivisorCstNode[];
  BetweenAmounts?: IToken[];
  And?: IToken[];
  amount2?: IToken[];
};

export interface BreakdownCstNode extends CstNode {
  name: "breakdown";
  children: BreakdownCstChildren;
}

export type BreakdownCstChildren = {
  By?: IToken[];
  Per?: IToken[];
  cut?: (CutCstNode)[];
  link?: LinkCstNode[];
  Metric?: IToken[];
  divisor?: DivisorCstNode[];
  Value?: IToken[];
};

export interface LinkCstNode extends CstNode {
  name: "link";
  children: LinkCstChildren;
}

export type LinkCstChildren = {
  And?: IToken[];
  Comma?: IToken[];
  Plus?: IToken[];
  By?: IToken[];
};

export interface CutCstNode extends CstNode {
  name: "cut";
  children: CutCstChildren;
}

export type CutCstChildren = {
  Noun?: IToken[];
  Unit?: IToken[];
  GrainWord?: IToken[];
};

export interface BucketCstNode extends CstNode {
  name: "bucket";
  children: BucketCstChildren;
}

export type BucketCstChildren = {
  Unit?: IToken[];
  GrainWord?: IToken[];
};

export interface RateCstNode extends CstNode {
  name: "rate";
  children: RateCstChildren;
}

export type RateCstChildren = {
  ByRate: IToken[];
};

export interface WhichCstNode extends CstNode {
  name: "which";
  children: WhichCstChildren;
}

export type WhichCstChildren = {
  Which: IToken[];
  cut?: CutCstNode[];
};

export interface FilterCstNode extends CstNode {
  name: "filter";
  children: FilterCstChildren;
}

export type FilterCstChildren = {
  Not?: IToken[];
  values?: (ValuesCstNode)[];
  text?: (TextCstNode)[];
  Noun?: IToken[];
};

export interface TextCstNode extends CstNode {
  name: "text";
  children: TextCstChildren;
}

export type TextCstChildren = {
  Contains?: IToken[];
  StartsWith?: IToken[];
  Text: (IToken)[];
  Or?: IToken[];
};

export interface ValuesCstNode extends CstNode {
  name: "values";
  children: ValuesCstChildren;
}

export type ValuesCstChildren = {
  valueTerm: (ValueTermCstNode)[];
  join?: JoinCstNode[];
};

export interface JoinCstNode extends CstNode {
  name: "join";
  children: JoinCstChildren;
}

export type JoinCstChildren = {
  And?: IToken[];
  Or?: IToken[];
  Comma?: IToken[];
  Plus?: IToken[];
  Versus?: IToken[];
};

export interface ValueTermCstNode extends CstNode {
  name: "valueTerm";
  children: ValueTermCstChildren;
}

export type ValueTermCstChildren = {
  before?: IToken[];
  Equals?: IToken[];
  Value: IToken[];
  after?: IToken[];
};

export interface RankingCstNode extends CstNode {
  name: "ranking";
  children: RankingCstChildren;
}

export type RankingCstChildren = {
  Top: IToken[];
  Num?: IToken[];
  ranked?: RankedCstNode[];
};

export interface SuperlativeCstNode extends CstNode {
  name: "superlative";
  children: SuperlativeCstChildren;
}

export type SuperlativeCstChildren = {
  Num?: (IToken)[];
  Superlative: IToken[];
  ranked?: RankedCstNode[];
};

export interface RankedCstNode extends CstNode {
  name: "ranked";
  children: RankedCstChildren;
}

export type RankedCstChildren = {
  cut?: (CutCstNode)[];
  Metric?: IToken[];
  divisor?: DivisorCstNode[];
  Per?: IToken[];
  per?: IToken[];
};

export interface OrderCstNode extends CstNode {
  name: "order";
  children: OrderCstChildren;
}

export type OrderCstChildren = {
  OrderBy?: IToken[];
  Metric?: IToken[];
  divisor?: DivisorCstNode[];
  cut?: CutCstNode[];
  Change?: IToken[];
  Direction?: (IToken)[];
};

export interface ComparisonCstNode extends CstNode {
  name: "comparison";
  children: ComparisonCstChildren;
}

export type ComparisonCstChildren = {
  OverUnit?: IToken[];
  PreviousPeriod?: IToken[];
  unitBefore?: UnitBeforeCstNode[];
  Versus?: IToken[];
  basis?: BasisCstNode[];
  SamePeriod?: IToken[];
  time?: TimeCstNode[];
};

export interface BasisCstNode extends CstNode {
  name: "basis";
  children: BasisCstChildren;
}

export type BasisCstChildren = {
  PreviousPeriod?: IToken[];
  unitBefore?: UnitBeforeCstNode[];
  SamePeriod?: IToken[];
  time?: (TimeCstNode)[];
};

export interface UnitBeforeCstNode extends CstNode {
  name: "unitBefore";
  children: UnitBeforeCstChildren;
}

export type UnitBeforeCstChildren = {
  Num?: (IToken)[];
  UnitBefore?: IToken[];
  Unit?: IToken[];
  PreviousPeriod?: IToken[];
};

export interface RollingCstNode extends CstNode {
  name: "rolling";
  children: RollingCstChildren;
}

export type RollingCstChildren = {
  Num?: (IToken)[];
  Unit?: (IToken)[];
  Rolling?: (IToken)[];
  Average?: IToken[];
  Total?: IToken[];
};

export interface TimeCstNode extends CstNode {
  name: "time";
  children: TimeCstChildren;
}

export type TimeCstChildren = {
  Since?: IToken[];
  Until?: IToken[];
  Before?: IToken[];
  point?: PointCstNode[];
  From?: IToken[];
  start?: (PointCstNode)[];
  To?: (IToken)[];
  end?: (PointCstNode)[];
  Between?: IToken[];
  And?: IToken[];
  AllTime?: IToken[];
  PartOfDay?: IToken[];
};

export interface PointCstNode extends CstNode {
  name: "point";
  children: PointCstChildren;
}

export type PointCstChildren = {
  NamedDay?: IToken[];
  ToDate?: IToken[];
  Recently?: IToken[];
  UnitAgo?: IToken[];
  lastUnits?: LastUnitsCstNode[];
  thisUnit?: ThisUnitCstNode[];
  countedUnits?: CountedUnitsCstNode[];
  edge?: EdgeCstNode[];
  calendarUnit?: CalendarUnitCstNode[];
  date?: DateCstNode[];
  WeekdayName?: IToken[];
  Weekend?: IToken[];
};

export interface LastUnitsCstNode extends CstNode {
  name: "lastUnits";
  children: LastUnitsCstChildren;
}

export type LastUnitsCstChildren = {
  Last: IToken[];
  Num?: IToken[];
  Unit?: (IToken)[];
  Weekend?: (IToken)[];
  WeekdayName?: IToken[];
  MonthName?: IToken[];
  Quarter?: IToken[];
};

export interface ThisUnitCstNode extends CstNode {
  name: "thisUnit";
  children: ThisUnitCstChildren;
}

export type ThisUnitCstChildren = {
  This: IToken[];
  Unit?: IToken[];
  MonthName?: IToken[];
  WeekdayName?: IToken[];
  Weekend?: IToken[];
};

export interface CountedUnitsCstNode extends CstNode {
  name: "countedUnits";
  children: CountedUnitsCstChildren;
}

export type CountedUnitsCstChildren = {
  Num: IToken[];
  Unit: IToken[];
  Ago?: IToken[];
};

export interface EdgeCstNode extends CstNode {
  name: "edge";
  children: EdgeCstChildren;
}

export type EdgeCstChildren = {
  WeekOf?: IToken[];
  Beginning?: IToken[];
  Ending?: IToken[];
  First?: IToken[];
  Final?: IToken[];
  point?: PointCstNode[];
  Unit?: IToken[];
};

export interface CalendarUnitCstNode extends CstNode {
  name: "calendarUnit";
  children: CalendarUnitCstChildren;
}

export type CalendarUnitCstChildren = {
  Quarter?: (IToken)[];
  Half?: (IToken)[];
  yearOf?: (YearOfCstNode)[];
  Unit?: IToken[];
  Num?: IToken[];
  YearNumber?: IToken[];
};

export interface YearOfCstNode extends CstNode {
  name: "yearOf";
  children: YearOfCstChildren;
}

export type YearOfCstChildren = {
  YearNumber?: IToken[];
  Last?: IToken[];
  This?: IToken[];
  Unit?: IToken[];
};

export interface DateCstNode extends CstNode {
  name: "date";
  children: DateCstChildren;
}

export type DateCstChildren = {
  WrittenDate?: IToken[];
  DayNumber?: (IToken)[];
  MonthName?: (IToken)[];
  yearOf?: (YearOfCstNode)[];
};

export interface RecurrenceCstNode extends CstNode {
  name: "recurrence";
  children: RecurrenceCstChildren;
}

export type RecurrenceCstChildren = {
  Every: IToken[];
  OnDay?: (IToken)[];
  join?: JoinCstNode[];
};

export interface ClockCstNode extends CstNode {
  name: "clock";
  children: ClockCstChildren;
}

export type ClockCstChildren = {
  Clock?: IToken[];
  Zone?: (IToken)[];
};

export interface PlaceCstNode extends CstNode {
  name: "place";
  children: PlaceCstChildren;
}

export type PlaceCstChildren = {
  Place: (IToken)[];
  join?: JoinCstNode[];
};

export interface MoveCstNode extends CstNode {
  name: "move";
  children: MoveCstChildren;
}

export type MoveCstChildren = {
  Moves: IToken[];
  test?: TestCstNode[];
  Num?: IToken[];
};

export interface SeparatorCstNode extends CstNode {
  name: "separator";
  children: SeparatorCstChildren;
}

export type SeparatorCstChildren = {
  Comma?: IToken[];
  And?: IToken[];
  Or?: IToken[];
  Plus?: IToken[];
  Slash?: IToken[];
  Versus?: IToken[];
  Compare?: IToken[];
};

export interface KeywordCstNode extends CstNode {
  name: "keyword";
  children: KeywordCstChildren;
}

export type KeywordCstChildren = {
  Section?: IToken[];
  Stage?: IToken[];
  Together?: IToken[];
  Only?: IToken[];
  Change?: IToken[];
  Who?: IToken[];
  Close?: IToken[];
  Closers?: IToken[];
  Share?: IToken[];
  Average?: IToken[];
  Total?: IToken[];
  AverageDaily?: IToken[];
  Chart?: IToken[];
  Graph?: IToken[];
  Output?: IToken[];
  Snapshot?: IToken[];
  Overview?: IToken[];
  WhatIs?: IToken[];
  Define?: IToken[];
  Term?: IToken[];
  List?: IToken[];
  ListedThing?: IToken[];
  Extent?: IToken[];
  Why?: IToken[];
  Help?: IToken[];
  Post?: IToken[];
  Alert?: IToken[];
  Unusual?: IToken[];
  Target?: IToken[];
  Periods?: IToken[];
  Manage?: IToken[];
  NotOffered?: IToken[];
  PartOfDay?: IToken[];
};

export interface StrayCstNode extends CstNode {
  name: "stray";
  children: StrayCstChildren;
}

export type StrayCstChildren = {
  Unknown?: IToken[];
  Foreign?: IToken[];
  Num?: IToken[];
  LevelSuffix?: IToken[];
  Equals?: IToken[];
  Ago?: IToken[];
  Comparator?: IToken[];
  Text?: IToken[];
  Last?: IToken[];
  This?: IToken[];
};
