/** The check that a message or a view passes before it is taken, in Slack's words. */
import { type Complain, isObject, type Json, list } from './shape.ts';
import { homeView, messageBlock, modalView } from './surfaces.ts';

const message = list(0, 50, messageBlock);

/** Every complaint that Slack would have about a message's `blocks`, as it words them; none where they may be posted. */
export function complaintsAbout(blocks: unknown): readonly string[] {
  const complaints: string[] = [];
  const complain = saying(complaints);
  message(blocks, '/blocks', complain);
  if (!Array.isArray(blocks)) return complaints;
  uniqueIds(blocks, complain);
  budget(blocks, 'data_table', 20_000, complain);
  budget(blocks, 'table', 10_000, complain);
  budget(blocks, 'markdown', 12_000, complain);
  const charts = blocks.filter((block) => isObject(block) && block['type'] === 'data_visualization');
  if (charts.length > 2) complain('no more than 2 data_visualization blocks allowed in a message', '/blocks');
  return complaints;
}

/** Every complaint about a modal or a Home tab. */
export function complaintsAboutView(view: unknown): readonly string[] {
  const complaints: string[] = [];
  const complain = saying(complaints);
  if (!isObject(view) || (view['type'] !== 'modal' && view['type'] !== 'home')) {
    complain('must be a valid enum value (modal, home)', '/view/type');
    return complaints;
  }
  (view['type'] === 'modal' ? modalView : homeView)(view, '/view', complain);
  if (!Array.isArray(view['blocks'])) return complaints;
  uniqueIds(view['blocks'], complain);
  const asks = view['blocks'].some((block) => isObject(block) && block['type'] === 'input');
  if (view['type'] === 'modal' && asks && view['submit'] === undefined)
    complain("'submit' is required when an 'input' block is within blocks array", '/view/submit');
  return complaints;
}

/** Ids of the files that image blocks and elements show, with where they stand. */
export function picturesIn(blocks: unknown): readonly { readonly id: string; readonly pointer: string }[] {
  return valuesOf(blocks, 'slack_file').flatMap(({ value, pointer }) =>
    isObject(value) && typeof value['id'] === 'string' ? [{ id: value['id'], pointer }] : [],
  );
}

interface Found {
  readonly value: unknown;
  readonly pointer: string;
}

/** All values under the key `name`, at any depth. */
export function valuesOf(tree: unknown, name: string, pointer = '/blocks'): readonly Found[] {
  if (Array.isArray(tree)) return tree.flatMap((item: unknown, index) => valuesOf(item, name, `${pointer}/${index}`));
  if (!isObject(tree)) return [];
  return Object.entries(tree).flatMap(([key, value]) => [
    ...(key === name ? [{ value, pointer: `${pointer}/${key}` }] : []),
    ...valuesOf(value, name, `${pointer}/${key}`),
  ]);
}

function saying(complaints: string[]): Complain {
  return (words, pointer) => void complaints.push(`[ERROR] ${words} [json-pointer:${pointer}]`);
}

function uniqueIds(blocks: readonly unknown[], complain: Complain): void {
  for (const what of ['block_id', 'action_id']) {
    const seen = new Set<unknown>();
    for (const { value, pointer } of valuesOf(blocks, what)) {
      if (seen.has(value)) complain(`${what} ${JSON.stringify(value)} already exists`, pointer);
      seen.add(value);
    }
  }
}

function budget(blocks: readonly unknown[], type: string, limit: number, complain: Complain): void {
  const chosen = blocks.filter((item): item is Json => isObject(item) && item['type'] === type);
  const characters = chosen
    .flatMap((item) => valuesOf(item, 'text'))
    .reduce((sum, { value }) => sum + (typeof value === 'string' ? value.length : 0), 0);
  if (characters > limit) complain(`no more than ${limit} characters allowed in all ${type} blocks of a message`, '/blocks');
}
