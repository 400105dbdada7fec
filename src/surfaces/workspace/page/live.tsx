/** The connection to the server: what it sends, and what people do. */
import { createContext, use, useCallback, useEffect, useMemo, useState } from 'react';
import type { Act, Patch, Reply } from '../wire.ts';
import { applied, type Entries } from './entries.ts';

export interface Live {
  readonly entries: Entries;
  readonly connected: boolean;
  readonly user: string | null;
  readonly act: (act: Act) => Promise<Reply>;
  /** Says something that went wrong. */
  readonly complain: (words: string) => void;
}

const Context = createContext<Live | null>(null);
export const LiveContext = Context.Provider;

export function useLive(): Live {
  const live = use(Context);
  if (live === null) throw new Error('outside of the page');
  return live;
}

/** Follows the server's stream for `user` (null: whom it takes for the one who looks), again and again where it breaks. */
export function useServer(user: string | null, complain: (words: string) => void): Live {
  const [entries, setEntries] = useState<Entries>(new Map());
  const [connected, setConnected] = useState(true);
  const query = user === null ? '' : `?user=${encodeURIComponent(user)}`;
  useEffect(() => {
    setEntries(new Map());
    const source = new EventSource(`/page/live${query}`);
    // After a break everything is sent once more; what is gone must not stay.
    let fresh = true;
    source.onopen = () => {
      fresh = true;
      setConnected(true);
    };
    source.onerror = () => setConnected(false);
    source.onmessage = ({ data }: MessageEvent<string>) => {
      const patch = JSON.parse(data) as Patch;
      const anew = fresh;
      fresh = false;
      setEntries((before) => applied(anew ? new Map() : before, patch));
    };
    return () => source.close();
  }, [query]);
  const act = useCallback(
    async (done: Act): Promise<Reply> => {
      try {
        const response = await fetch(`/page/act${query}`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(done),
        });
        const reply = (await response.json()) as Reply;
        if (reply.why !== undefined) complain(reply.why);
        return reply;
      } catch {
        complain('The workspace cannot be reached. Is it still running?');
        return { ok: false };
      }
    },
    [query, complain],
  );
  return useMemo(() => ({ entries, connected, user, act, complain }), [entries, connected, user, act, complain]);
}
