/** A thread beside its channel. */
import { useEffect, useRef } from 'react';
import type { ChannelEntry, TeamEntry } from '../../wire.ts';
import { entryOf, repliesOf } from '../entries.ts';
import { useLive } from '../live.tsx';
import { go } from '../place.tsx';
import { Composer } from './composer.tsx';
import { Messages } from './conversation.tsx';
import { Icon } from './icons.tsx';
import { MessageItem } from './message-item.tsx';

export function Thread({ team, channel, ts }: { readonly team: TeamEntry; readonly channel: ChannelEntry; readonly ts: string }) {
  const { entries, act } = useLive();
  const root = entryOf(entries, 'message', `message:${channel.id}:${ts}`);
  const replies = repliesOf(entries, channel.id, ts);
  const status = entryOf(entries, 'status', `status:${channel.id}:${ts}`);
  const head = useRef<HTMLHeadingElement>(null);
  useEffect(() => head.current?.focus({ preventScroll: true }), []);
  const close = (): void => go(channel.id);
  return (
    <section
      className="thread"
      aria-label="Thread"
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.defaultPrevented) close();
      }}
    >
      <header className="head">
        <button type="button" className="bare back" aria-label="Back to the channel" onClick={close}>
          <Icon name="back" />
        </button>
        <h2 ref={head} tabIndex={-1}>
          Thread <small>{channel.type === 'im' ? team.app : `#${channel.name}`}</small>
        </h2>
        <button type="button" className="bare close" aria-label="Close the thread" onClick={close}>
          <Icon name="close" />
        </button>
      </header>
      <Messages label="Messages in this thread" messages={root === null ? replies : [root, ...replies]}>
        {root === null ? <p className="waiting">This thread is gone.</p> : <MessageItem message={root} team={team} replies={null} />}
        {replies.length > 0 && (
          <div className="day">
            <span>
              {replies.length} {replies.length === 1 ? 'reply' : 'replies'}
            </span>
          </div>
        )}
        {replies.map((message) => (
          <MessageItem key={message.ts} message={message} team={team} replies={null} />
        ))}
        {status !== null && (
          <p className="status" role="status">
            <span className="dots" aria-hidden="true">
              <i />
              <i />
              <i />
            </span>
            {team.app} {status.text}
            {status.stoppable && (
              <button type="button" className="button" onClick={() => void act({ act: 'stop', channel: channel.id, threadTs: ts })}>
                Stop
              </button>
            )}
          </p>
        )}
      </Messages>
      <Composer team={team} channel={channel} threadTs={ts} label="Reply in this thread" onSaid={() => undefined} />
    </section>
  );
}
