/** The whole page: channels at the left, what is said in the middle, a thread at the right. */
import { useCallback, useEffect, useState } from 'react';
import { entryOf, nameOf, newestOfApp, teamOf } from './entries.ts';
import { LiveContext, useLive, useServer } from './live.tsx';
import { Conversation } from './parts/conversation.tsx';
import { HomeTab } from './parts/home-tab.tsx';
import { ModalWindow } from './parts/modal-window.tsx';
import { Sidebar } from './parts/sidebar.tsx';
import { Thread } from './parts/thread.tsx';
import { useWhere } from './place.tsx';

export function App() {
  const [user, setUser] = useState<string | null>(null);
  const [complaint, setComplaint] = useState('');
  const complain = useCallback((words: string) => setComplaint(words), []);
  const live = useServer(user, complain);
  const { channel, thread } = useWhere();
  const team = teamOf(live.entries);
  const modal = entryOf(live.entries, 'view', 'modal');
  useEffect(() => {
    if (complaint === '') return;
    const timer = setTimeout(() => setComplaint(''), 8000);
    return () => clearTimeout(timer);
  }, [complaint]);
  if (team === null)
    return <p className="waiting">{live.connected ? 'Opening the workspace…' : 'The workspace cannot be reached. Is it still running?'}</p>;
  const here = channel === null || channel === 'list' || channel === 'home' ? team.direct : channel;
  const known = entryOf(live.entries, 'channel', `channel:${here}`);
  const pane = channel === 'list' ? 'list' : thread === null ? 'channel' : 'thread';
  return (
    <LiveContext value={live}>
      <header className="unseen">
        <h1>{team.name}</h1>
      </header>
      <div className="app" data-pane={pane}>
        <Sidebar team={team} here={channel === 'home' ? 'home' : here} onUser={setUser} />
        <main className="room">
          {channel === 'home' ? (
            <HomeTab team={team} />
          ) : known === null ? (
            <section className="conversation">
              <p className="waiting">There is no such channel, or you are not in it.</p>
            </section>
          ) : (
            <Conversation team={team} channel={known} key={here} />
          )}
          {thread !== null && known !== null && <Thread team={team} channel={known} ts={thread} key={thread} />}
        </main>
      </div>
      {modal !== null && <ModalWindow view={modal} key={modal.id} />}
      <Announcements />
      <div className="toasts" role="alert">
        {complaint !== '' && <p className="toast">{complaint}</p>}
        {!live.connected && <p className="toast">The connection is lost; trying again…</p>}
      </div>
    </LiveContext>
  );
}

/** New answers in words, for screen readers. */
function Announcements() {
  const { entries } = useLive();
  const newest = newestOfApp(entries);
  return (
    <div className="unseen" aria-live="polite">
      {newest !== null && `${nameOf(entries, newest.user)}: ${newest.text}`}
    </div>
  );
}
