/** Writes the types of the parse tree: `npm run cst` makes cst.ts; a test holds that it is fresh. */
import { generateCstDts } from 'chevrotain';
import { checkedParser } from './parser.ts';

/** The source of cst.ts for the grammar as it stands. */
export function cstTypes(): string {
  return generateCstDts(checkedParser().getGAstProductions(), { includeVisitorInterface: false });
}
