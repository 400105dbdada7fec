/** What a message says, checked against Slack's limits. */
import { complaintsAbout, picturesIn } from '../blocks/complaints.ts';
import type { Json } from '../blocks/shape.ts';
import { imageFacts } from '../image.ts';
import { listOf, maybe, objectOf, Refusal, type World } from '../world.ts';

export interface Content {
  readonly text: string;
  readonly blocks: readonly Json[];
  readonly metadata?: Json;
}

/** The content that `args` give; refuses what Slack refuses. */
export function contentOf(args: Json, world: World): Content {
  const text = maybe(args, 'text') ?? '';
  const blocks = listOf(args, 'blocks', 'invalid_blocks_format') ?? [];
  const markdown = maybe(args, 'markdown_text');
  if (markdown !== null && (text !== '' || blocks.length > 0)) throw new Refusal('markdown_text_conflict');
  if (markdown !== null) return contentOf({ blocks: [{ type: 'markdown', text: markdown }] }, world);
  if (text === '' && blocks.length === 0) throw new Refusal('no_text');
  if (text.length > 40_000) throw new Refusal('msg_too_long');
  checkBlocks(blocks, world);
  const metadata = objectOf(args, 'metadata', 'invalid_metadata_format');
  return { text, blocks: withIds(blocks, world), ...(metadata === null ? {} : { metadata }) };
}

/** Refuses blocks that Slack would refuse in a message. */
export function checkBlocks(blocks: readonly Json[], world: World): void {
  if (blocks.length > 50) throw new Refusal('msg_blocks_too_many');
  const complaints = [...complaintsAbout(blocks), ...filesNotReady(blocks, world)];
  if (complaints.length > 0) throw new Refusal('invalid_blocks', { errors: complaints, response_metadata: { messages: complaints } });
}

/** The same blocks, each with an id: those that the app left out are made up, as Slack does. */
export function withIds(blocks: readonly Json[], { state }: World): readonly Json[] {
  return blocks.map((block) =>
    block['block_id'] === undefined && block['type'] !== 'markdown' ? { ...block, block_id: state.nextId('b') } : block,
  );
}

/** A picture in a block must be uploaded, completed and looked at. */
export function filesNotReady(blocks: readonly Json[], { state }: World): readonly string[] {
  return picturesIn(blocks)
    .filter(({ id }) => {
      const file = state.files.get(id);
      return file === undefined || !file.completed || file.pollsLeft > 0 || imageFacts(file.bytes) === null;
    })
    .map(({ pointer }) => `[ERROR] invalid slack file [json-pointer:${pointer}]`);
}
