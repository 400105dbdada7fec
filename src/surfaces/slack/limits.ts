/** What Slack takes. Lengths are counted in UTF-16 units, the strictest reading of "characters". */

export const limits = {
  /** Text objects and rich text elements. */
  text: 3000,
  altText: 2000,
  buttonText: 75,
  buttonValue: 2000,
  contextElements: 10,
  /** Above 40,000 Slack cuts a message; above 4,000 it advises against. */
  messageText: 3900,
  tableColumns: 20,
  /** Without the head. */
  tableRows: 200,
  /** Of all cells of all data tables of a message: Slack takes 20,000; the rest is a margin. */
  tableCharacters: 18_000,
  caption: 150,
  chartTitle: 50,
  /** Names of series, categories and slices. */
  chartLabel: 20,
  chartPoints: 20,
  /** Slack takes 12 by now; 6 can be told apart, and are taken by workspaces that have not got that yet. */
  chartSeries: 6,
  questionLength: 1000,
} as const;

/** What we hold ourselves to, for readers' sake. */
export const taste = {
  /** Suggestions shown as buttons. */
  buttons: 5,
  /** Rows of a table to a page. */
  pageSize: 10,
  /** A cell is shown whole up to here, and cut in the middle to `narrowCell` where the table would not fit otherwise. */
  wideCell: 500,
  narrowCell: 60,
} as const;
