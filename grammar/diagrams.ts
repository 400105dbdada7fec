/** The railroad diagrams of the grammar: `npm run diagram` writes them. */
import { createSyntaxDiagramsCode } from 'chevrotain';
import { checkedParser } from './parser.ts';

/** A page of HTML with a diagram of each rule. It needs nothing else: what it draws with is read by `asset`, from Chevrotain's folder of diagrams. */
export function diagrams(asset: (path: string) => string): string {
  const page = createSyntaxDiagramsCode(checkedParser().getSerializedGastProductions(), { resourceBase: '', css: 'diagrams.css' });
  return page
    .replaceAll(/<link rel='stylesheet' href='([^']+)'>/g, (_tag, path: string) => `<style>\n${asset(path)}\n</style>`)
    .replaceAll(/<script src='([^']+)'><\/script>/g, (_tag, path: string) => `<script>\n${asset(path)}\n</script>`);
}
