/** Where people type: with commands, names and the app's own completion. */
import { useEffect, useId, useRef, useState } from 'react';
import type { ChannelEntry, TeamEntry } from '../../wire.ts';
import { namesFor, type Offer, offersFor, questionIn } from '../composing.ts';
import { channelsOf, usersOf } from '../entries.ts';
import { useLive } from '../live.tsx';
import { Icon } from './icons.tsx';

interface Props {
  readonly team: TeamEntry;
  readonly channel: ChannelEntry;
  readonly threadTs: string | null;
  readonly label: string;
  /** After a message was said: its timestamp and text. */
  readonly onSaid: (ts: string, text: string) => void;
}

export function Composer({ team, channel, threadTs, label, onSaid }: Props) {
  const { act } = useLive();
  const [line, setLine] = useState('');
  const [sending, setSending] = useState(false);
  const [chosen, setChosen] = useState(-1);
  const [open, setOpen] = useState(true);
  const box = useRef<HTMLTextAreaElement>(null);
  const id = useId();
  const offers = useOffers(line, team, channel, threadTs !== null);
  const shown = open && line !== '' ? offers : [];
  const active = chosen < shown.length ? chosen : -1;

  const change = (text: string): void => {
    setLine(text);
    setChosen(-1);
    setOpen(true);
  };
  const take = (offer: Offer): void => {
    change(offer.line);
    box.current?.focus();
  };
  const send = async (): Promise<void> => {
    const text = line.trim();
    if (text === '' || sending) return;
    setSending(true);
    const { ok, ts } = await act({ act: 'say', channel: channel.id, text, threadTs });
    setSending(false);
    if (!ok) return;
    change('');
    if (typeof ts === 'string') onSaid(ts, text);
  };
  const onKeyDown = (event: React.KeyboardEvent): void => {
    const { key, shiftKey, nativeEvent } = event;
    if (nativeEvent.isComposing) return;
    const offer = shown[Math.max(active, 0)];
    if (shown.length > 0 && (key === 'ArrowDown' || key === 'ArrowUp')) {
      event.preventDefault();
      setChosen(
        active < 0 && key === 'ArrowUp' ? shown.length - 1 : (active + (key === 'ArrowDown' ? 1 : -1) + shown.length) % shown.length,
      );
    } else if (offer !== undefined && ((key === 'Tab' && !shiftKey) || (key === 'Enter' && active >= 0))) {
      event.preventDefault();
      take(offer);
    } else if (key === 'Escape' && shown.length > 0) {
      event.preventDefault();
      setOpen(false);
    } else if (key === 'Enter' && !shiftKey) {
      event.preventDefault();
      void send();
    }
  };

  return (
    <form
      className="composer"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      {shown.length > 0 && (
        <div className="offers" role="listbox" id={`${id}-offers`} aria-label="Suggestions">
          {shown.map((offer, index) => (
            <div
              key={`${offer.text} ${offer.note}`}
              id={`${id}-${index}`}
              role="option"
              tabIndex={-1}
              aria-selected={index === active}
              onMouseDown={(event) => {
                event.preventDefault();
                take(offer);
              }}
            >
              <span>{offer.text}</span>
              <small>{offer.note}</small>
            </div>
          ))}
          <p aria-hidden="true">Tab takes the first, arrows choose, Esc closes</p>
        </div>
      )}
      <textarea
        ref={box}
        rows={1}
        value={line}
        placeholder={label}
        aria-label={label}
        aria-haspopup="listbox"
        aria-controls={shown.length > 0 ? `${id}-offers` : undefined}
        aria-autocomplete="list"
        aria-activedescendant={active >= 0 ? `${id}-${active}` : undefined}
        spellCheck={false}
        onChange={(event) => change(event.target.value)}
        onKeyDown={onKeyDown}
        onBlur={() => setOpen(false)}
        onFocus={() => setOpen(true)}
      />
      <button type="submit" aria-label="Send" disabled={line.trim() === '' || sending}>
        <Icon name="send" />
      </button>
    </form>
  );
}

/** What could stand next; what the app offers comes a moment later. */
function useOffers(line: string, team: TeamEntry, channel: ChannelEntry, inThread: boolean): readonly Offer[] {
  const { entries, act } = useLive();
  const [found, setFound] = useState<{ readonly line: string; readonly offers: readonly Offer[] }>({ line: '', offers: [] });
  const names = namesFor(
    line,
    team,
    usersOf(entries).map(({ name }) => name),
    channelsOf(entries).map(({ name }) => name),
  );
  const { commands } = team;
  useEffect(() => {
    const asked = questionIn(
      line,
      channel.type === 'im' || inThread,
      'parley',
      commands.map(({ command }) => command),
    );
    if (asked === null || asked.question.trim() === '') return;
    let current = true;
    void act({ act: 'complete', line: asked.question }).then(({ offers }) => {
      if (current) setFound({ line, offers: offersFor(asked.before, asked.question, offers ?? []) });
    });
    return () => {
      current = false;
    };
  }, [line, channel.type, inThread, commands, act]);
  if (names.length > 0) return names;
  return found.line === line ? found.offers : [];
}
