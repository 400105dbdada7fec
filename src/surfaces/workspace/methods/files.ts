/** files.*: the upload in three steps, and the look at what became of it. */
import type { Json } from '../blocks/shape.ts';
import { imageFacts } from '../image.ts';
import { addMessage, type StoredFile } from '../state.ts';
import { listOf, type Methods, maybe, need, Refusal } from '../world.ts';

const write = { scope: 'files:write' } as const;

function fileJson(file: StoredFile, baseUrl: string): Json {
  const ready = file.completed && file.pollsLeft <= 0;
  const image = imageFacts(file.bytes);
  const shares = ready ? Object.fromEntries(file.shares.map(({ channel, threadTs }) => [channel, [{ thread_ts: threadTs }]])) : {};
  return {
    id: file.id,
    name: file.name,
    title: file.title,
    size: file.length,
    url_private: `${baseUrl}files/${file.id}`,
    mimetype: ready ? (image === null ? 'text/plain' : 'image/png') : '',
    ...(ready && image !== null ? { original_w: image.width, original_h: image.height } : {}),
    shares: { public: shares },
  };
}

export const files: Methods = {
  'files.getUploadURLExternal': {
    ...write,
    run(args, world) {
      const length = Number(args['length']);
      if (!Number.isInteger(length) || length < 1) throw new Refusal('invalid_arguments');
      const id = world.state.nextId('F');
      const name = need(args, 'filename');
      world.state.files.set(id, {
        id,
        name,
        length,
        title: name,
        bytes: null,
        completed: false,
        pollsLeft: world.faults.processingPolls,
        shares: [],
      });
      return { upload_url: `${world.baseUrl()}upload/v1/${id}`, file_id: id };
    },
  },
  'files.completeUploadExternal': {
    ...write,
    run(args, world) {
      const { state } = world;
      const wanted = listOf(args, 'files', 'invalid_arguments') ?? [];
      const channel = maybe(args, 'channel_id');
      const threadTs = maybe(args, 'thread_ts');
      if (channel !== null && !state.channels.get(channel)?.members.has(world.bot.userId)) throw new Refusal('posting_to_channel_denied');
      const done = wanted.map((one) => {
        const file = state.files.get(need(one, 'id'));
        if (file?.bytes === null || file === undefined) throw new Refusal('file_not_found');
        return Object.assign(file, { completed: true, title: maybe(one, 'title') ?? file.title });
      });
      if (done.length === 0) throw new Refusal('invalid_arguments');
      if (channel !== null) {
        for (const file of done) file.shares.push({ channel, threadTs });
        addMessage(state, {
          channel,
          threadTs,
          user: world.bot.userId,
          fromBot: true,
          text: maybe(args, 'initial_comment') ?? '',
          args,
          files: done.map((file) => file.id),
        });
      }
      state.changed();
      return { files: done.map((file) => ({ id: file.id, title: file.title })) };
    },
  },
  'files.info': {
    scope: 'files:read',
    run(args, world) {
      const file = world.state.files.get(need(args, 'file'));
      if (file === undefined) throw new Refusal('file_not_found');
      const seen = fileJson(file, world.baseUrl());
      if (file.completed) file.pollsLeft -= 1;
      return { file: seen };
    },
  },
  'files.delete': {
    ...write,
    run(args, { state }) {
      if (!state.files.delete(need(args, 'file'))) throw new Refusal('file_not_found');
      state.changed();
      return {};
    },
  },
};
