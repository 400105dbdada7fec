/** A channel: its head, what was said, the composer. */
import { useLayoutEffect, useRef } from 'react';
import type { ChannelEntry, MessageEntry, TeamEntry } from '../../wire.ts';
import { dayText } from '../dates.ts';
import { entryOf, repliesOf, rootsOf } from '../entries.ts';
import { useLive } from '../live.tsx';
import { go } from '../place.tsx';
import { Composer } from './composer.tsx';
import { Icon } from './icons.tsx';
import { Menu } from './menu.tsx';
import { MessageItem } from './message-item.tsx';
import { readerNow } from './reader.tsx';
import { BackToList } from './sidebar.tsx';

export function Conversation({ team, channel }: { readonly team: TeamEntry; readonly channel: ChannelEntry }) {
  const { entries } = useLive();
  const direct = channel.type === 'im';
  const roots = rootsOf(entries, channel.id);
  const name = direct ? team.app : channel.name;
  return (
    <section className="conversation">
      <header className="head">
        <BackToList />
        <h2>
          {!direct && <Icon name={channel.type === 'private' ? 'lock' : 'hash'} />}
          {name}
        </h2>
        {direct && team.homeTab && (
          <nav className="tabs" aria-label={`${team.app} tabs`}>
            <a href={`#${team.direct}`} aria-current="page">
              Messages
            </a>
            <a href="#home">Home</a>
          </nav>
        )}
        <Shortcuts team={team} />
        {!channel.joined && <Invite channel={channel} app={team.app} />}
      </header>
      <Messages label={`Messages in ${name}`} messages={roots}>
        {roots.length === 0 && <Welcome team={team} channel={channel} />}
        {roots.map((message, index) => (
          <div key={message.ts}>
            <DayLine message={message} before={roots[index - 1]} />
            <MessageItem message={message} team={team} replies={repliesOf(entries, channel.id, message.ts)} />
          </div>
        ))}
        {direct && roots.length > 0 && <Prompts channel={channel.id} small />}
      </Messages>
      <Composer
        team={team}
        channel={channel}
        threadTs={null}
        label={`Message ${direct ? team.app : `#${name}`}`}
        onSaid={(ts, text) => {
          // The answer comes in the thread: that is where to look.
          if (direct || text.toLowerCase().includes('@parley')) go(channel.id, ts);
        }}
      />
    </section>
  );
}

/** A list that stays at its end while new messages come, unless the reader has scrolled away from it. */
export function Messages({
  label,
  messages,
  children,
}: {
  readonly label: string;
  readonly messages: readonly MessageEntry[];
  readonly children: React.ReactNode;
}) {
  const list = useRef<HTMLDivElement>(null);
  const atEnd = useRef(true);
  const mark = `${messages.length} ${messages.at(-1)?.ts ?? ''}`;
  const put = useRef(0);
  /** Scrolling that the list did itself changes nothing. */
  const moved = (to: number, end: boolean): void => {
    if (Math.abs(to - put.current) > 2) atEnd.current = end;
  };
  useLayoutEffect(() => {
    const element = list.current;
    if (element === null) return;
    const stay = (): void => {
      if (!atEnd.current) return;
      // A long answer is read from its top.
      const articles = element.querySelectorAll<HTMLElement>('article');
      const last = articles[articles.length - 1];
      const bottom = element.scrollHeight - element.clientHeight;
      const long = last !== undefined && last.offsetHeight > element.clientHeight;
      element.scrollTop = long ? Math.min(bottom, last.offsetTop - element.offsetTop - 8) : bottom;
      put.current = element.scrollTop;
    };
    stay();
    // Pictures and tables grow after they were put in.
    const watcher = new ResizeObserver(stay);
    for (const child of element.children) watcher.observe(child);
    return () => watcher.disconnect();
  }, [mark]);
  return (
    <div
      className="messages"
      ref={list}
      role="region"
      aria-label={label}
      tabIndex={0}
      onScroll={({ currentTarget: { scrollTop, clientHeight, scrollHeight } }) => {
        moved(scrollTop, scrollTop + clientHeight > scrollHeight - 40);
      }}
    >
      <div className="stack">{children}</div>
    </div>
  );
}

function DayLine({ message, before }: { readonly message: MessageEntry; readonly before: MessageEntry | undefined }) {
  const reader = readerNow();
  const day = dayText(Number(message.ts), reader);
  if (before !== undefined && dayText(Number(before.ts), reader) === day) return null;
  return (
    <div className="day">
      <span>{day}</span>
    </div>
  );
}

function Welcome({ team, channel }: { readonly team: TeamEntry; readonly channel: ChannelEntry }) {
  if (channel.type !== 'im')
    return (
      <div className="welcome">
        <h3>This is the start of #{channel.name}</h3>
        <p>
          Mention the app to ask it something: <code>@parley exposed rate by campaign last week</code>
        </p>
      </div>
    );
  return (
    <div className="welcome">
      <h3>Ask {team.app}</h3>
      <p>{team.description}. Type a question below, or start with one of these:</p>
      <Prompts channel={channel.id} />
    </div>
  );
}

/** Questions that are one click away. */
function Prompts({ channel, small = false }: { readonly channel: string; readonly small?: boolean }) {
  const { entries, act } = useLive();
  const entry = entryOf(entries, 'prompts', `prompts:${channel}`);
  if (entry === null) return null;
  return (
    <ul className={small ? 'prompts small' : 'prompts'} aria-label={entry.title}>
      {entry.prompts.map(({ title, message }) => (
        <li key={title}>
          <button
            type="button"
            onClick={() => {
              void act({ act: 'say', channel, text: message, threadTs: null }).then(({ ts }) => {
                if (typeof ts === 'string') go(channel, ts);
              });
            }}
          >
            <b>{title}</b>
            {!small && <span>{message}</span>}
          </button>
        </li>
      ))}
    </ul>
  );
}

/** What the app offers from anywhere. */
function Shortcuts({ team }: { readonly team: TeamEntry }) {
  const { act } = useLive();
  const offered = team.shortcuts.filter(({ type }) => type === 'global');
  if (offered.length === 0) return null;
  return (
    <Menu
      label="Shortcuts"
      items={offered.map(({ name, callbackId }) => ({
        label: name,
        take: () => void act({ act: 'shortcut', callbackId, channel: null, ts: null }),
      }))}
    />
  );
}

function Invite({ channel, app }: { readonly channel: ChannelEntry; readonly app: string }) {
  const { act } = useLive();
  return (
    <button type="button" className="button invite" onClick={() => void act({ act: 'invite', channel: channel.id })}>
      Add {app}
    </button>
  );
}
