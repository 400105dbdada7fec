/** The app's Home tab. */
import { useEffect } from 'react';
import type { TeamEntry } from '../../wire.ts';
import type { ViewBody } from '../blocks.ts';
import { entryOf } from '../entries.ts';
import { useLive } from '../live.tsx';
import { BlockList } from './block-list.tsx';
import { BackToList } from './sidebar.tsx';

export function HomeTab({ team }: { readonly team: TeamEntry }) {
  const { entries, act } = useLive();
  const view = entryOf(entries, 'view', 'home');
  useEffect(() => void act({ act: 'open', tab: 'home' }), [act]);
  return (
    <section className="conversation">
      <header className="head">
        <BackToList />
        <h2>{team.app}</h2>
        <nav className="tabs" aria-label={`${team.app} tabs`}>
          <a href={`#${team.direct}`}>Messages</a>
          <a href="#home" aria-current="page">
            Home
          </a>
        </nav>
      </header>
      <div className="messages" role="region" aria-label="Home" tabIndex={0}>
        <div className="stack home">
          {view === null ? (
            <p className="waiting">Home is being made…</p>
          ) : (
            <BlockList blocks={(view.body as unknown as ViewBody).blocks} place={{ view: view.id }} />
          )}
        </div>
      </div>
    </section>
  );
}
