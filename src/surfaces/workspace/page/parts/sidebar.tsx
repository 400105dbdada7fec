/** Channels, direct messages, Home; who looks; light or dark. */
import { useEffect, useState } from 'react';
import type { TeamEntry } from '../../wire.ts';
import { channelsOf, nameOf, repliesOf, rootsOf, usersOf } from '../entries.ts';
import { useLive } from '../live.tsx';
import { go } from '../place.tsx';
import { Avatar, Icon } from './icons.tsx';

interface Props {
  readonly team: TeamEntry;
  /** The open channel, or `home`. */
  readonly here: string;
  readonly onUser: (user: string) => void;
}

export function Sidebar({ team, here, onUser }: Props) {
  const { entries } = useLive();
  const people = usersOf(entries).filter(({ bot }) => !bot);
  return (
    <aside className="sidebar" aria-label="Workspace">
      <header>
        <p className="team">{team.name}</p>
        <ThemeToggle />
      </header>
      <nav aria-label="Channels and messages">
        <ul>
          {team.homeTab && (
            <li>
              <Entry id="home" here={here} icon={<Icon name="home" />} label={`${team.app} Home`} count={0} />
            </li>
          )}
          <li>
            <h2>Apps</h2>
          </li>
          <li>
            <Entry
              id={team.direct}
              here={here}
              icon={<Avatar name={team.app} bot seed="" />}
              label={team.app}
              count={useUnread(team.direct, here)}
            />
          </li>
          <li>
            <h2>Channels</h2>
          </li>
          {channelsOf(entries).map(({ id, name, type }) => (
            <li key={id}>
              <ChannelEntry id={id} here={here} name={name} secret={type === 'private'} />
            </li>
          ))}
        </ul>
      </nav>
      <footer>
        <label>
          <span>You are</span>
          <select value={team.me} onChange={(event) => onUser(event.target.value)}>
            {people.map(({ id }) => (
              <option key={id} value={id}>
                {nameOf(entries, id)}
              </option>
            ))}
          </select>
        </label>
        <p>A workspace on this computer. What is said here is gone when it stops.</p>
      </footer>
    </aside>
  );
}

function ChannelEntry({
  id,
  here,
  name,
  secret,
}: {
  readonly id: string;
  readonly here: string;
  readonly name: string;
  readonly secret: boolean;
}) {
  return <Entry id={id} here={here} icon={<Icon name={secret ? 'lock' : 'hash'} />} label={name} count={useUnread(id, here)} />;
}

interface EntryProps {
  readonly id: string;
  readonly here: string;
  readonly icon: React.ReactNode;
  readonly label: string;
  readonly count: number;
}

function Entry({ id, here, icon, label, count }: EntryProps) {
  return (
    <a href={`#${id}`} className="entry" aria-current={id === here ? 'page' : undefined} data-unread={count > 0}>
      {icon}
      <span>{label}</span>
      {count > 0 && (
        <b>
          {count}
          <span className="unseen"> unread</span>
        </b>
      )}
    </a>
  );
}

/** How many messages came to `channel` since it was open last. */
function useUnread(channel: string, here: string): number {
  const { entries } = useLive();
  const roots = rootsOf(entries, channel);
  const all = roots.length + roots.reduce((sum, { ts }) => sum + repliesOf(entries, channel, ts).length, 0);
  const [read, setRead] = useState(all);
  useEffect(() => {
    if (channel === here) setRead(all);
  }, [channel, here, all]);
  return channel === here ? 0 : Math.max(0, all - read);
}

type Theme = 'light' | 'dark';

/** The reader's own choice wins over the system's, and is kept. */
function ThemeToggle() {
  const [chosen, setChosen] = useState<Theme | null>(() => {
    const kept = localStorage.getItem('theme');
    return kept === 'light' || kept === 'dark' ? kept : null;
  });
  const theme = chosen ?? (window.matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light');
  useEffect(() => {
    if (chosen === null) return;
    document.documentElement.dataset['theme'] = chosen;
    localStorage.setItem('theme', chosen);
  }, [chosen]);
  const other: Theme = theme === 'dark' ? 'light' : 'dark';
  return (
    <button type="button" className="bare" aria-label={`Switch to ${other} colours`} onClick={() => setChosen(other)}>
      <Icon name={theme === 'dark' ? 'sun' : 'moon'} />
    </button>
  );
}

/** On a phone: back to the list. */
export function BackToList() {
  return (
    <button type="button" className="bare back" aria-label="Back to the list" onClick={() => go('list')}>
      <Icon name="back" />
    </button>
  );
}
