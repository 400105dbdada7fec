/** assistant.threads.* and agents.sessions.*: what stands around an agent's answer. */
import type { Json } from '../blocks/shape.ts';
import { listOf, type Methods, maybe, need, Refusal, type World } from '../world.ts';
import { visibleChannel } from './channels.ts';

const sessionStates = ['processing', 'active', 'suspended', 'closed'];

function threadOf(args: Json, world: World): { readonly channel: string; readonly threadTs: string } {
  return { channel: visibleChannel(need(args, 'channel_id'), world).id, threadTs: need(args, 'thread_ts') };
}

export const assistant: Methods = {
  'assistant.threads.setStatus': {
    scope: 'chat:write',
    run(args, world) {
      const status = maybe(args, 'status') ?? '';
      world.state.statuses.push({ ...threadOf(args, world), status, at: world.clock.now() });
      world.state.changed();
      return {};
    },
  },
  'assistant.threads.setTitle': {
    scope: 'assistant:write',
    run(args, world) {
      const { channel, threadTs } = threadOf(args, world);
      world.state.titles.set(`${channel}:${threadTs}`, need(args, 'title'));
      world.state.changed();
      return {};
    },
  },
  'assistant.threads.setSuggestedPrompts': {
    scope: 'assistant:write',
    run(args, world) {
      const channel = visibleChannel(need(args, 'channel_id'), world).id;
      const prompts = (listOf(args, 'prompts', 'invalid_arguments') ?? []).map((prompt) => ({
        title: need(prompt, 'title'),
        message: need(prompt, 'message'),
      }));
      if (prompts.length === 0 || prompts.length > 4) throw new Refusal('invalid_arguments');
      world.state.prompts.set(channel, { title: maybe(args, 'title'), prompts });
      world.state.changed();
      return {};
    },
  },
  'agents.sessions.setStatus': {
    scope: 'chat:write',
    run(args, world) {
      const { channel, threadTs } = threadOf(args, world);
      const status = need(args, 'status');
      if (!sessionStates.includes(status)) throw new Refusal('invalid_arguments');
      world.state.sessions.set(`${channel}:${threadTs}`, status);
      world.state.changed();
      const warning = 'missing_agent_session_stopped_event_subscription';
      return status === 'processing' && !world.install.events.includes('agent_session_stopped') ? { warning } : {};
    },
  },
};
