/** The railroad diagrams of the grammar: `npm run diagram` writes them. */
import { createSyntaxDiagramsCode } from 'chevrotain';
import { checkedParser } from './parser.ts';

/** A page of HTML with a diagram of each rule. */
export function diagrams(): string {
  return createSyntaxDiagramsCode(checkedParser().getSerializedGastProductions());
}
