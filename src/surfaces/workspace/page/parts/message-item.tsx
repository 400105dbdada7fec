/** One message: who, when, what, and what can be done with it. */
import type { FileEntry, MessageEntry, TeamEntry } from '../../wire.ts';
import type { Block } from '../blocks.ts';
import { timeText } from '../dates.ts';
import { entryOf, nameOf } from '../entries.ts';
import { useLive } from '../live.tsx';
import { go } from '../place.tsx';
import { BlockList } from './block-list.tsx';
import { Avatar, Icon } from './icons.tsx';
import { Menu } from './menu.tsx';
import { Mrkdwn } from './mrkdwn-text.tsx';
import { readerNow } from './reader.tsx';

interface Props {
  readonly message: MessageEntry;
  readonly team: TeamEntry;
  /** The answers in its thread; null within a thread. */
  readonly replies: readonly MessageEntry[] | null;
}

export function MessageItem({ message, team, replies }: Props) {
  const { entries, act } = useLive();
  const { channel, ts, bot, text, ephemeral } = message;
  const name = nameOf(entries, message.user);
  const shortcuts = ephemeral ? [] : team.shortcuts.filter(({ type }) => type === 'message');
  const status = entryOf(entries, 'status', `status:${channel}:${ts}`);
  return (
    <article className="message" data-ephemeral={ephemeral} aria-label={`${name}: ${text.slice(0, 200)}`}>
      <Avatar name={name} bot={bot} seed={message.user} />
      <div className="body">
        {ephemeral && <p className="note">Only visible to you</p>}
        <p className="by">
          <b>{name}</b>
          {bot && <span className="badge">APP</span>}
          <time>{timeText(Number(ts), readerNow())}</time>
          {message.edited && <small>(edited)</small>}
        </p>
        {message.tasks.length > 0 && <Tasks tasks={message.tasks as unknown as readonly Task[]} />}
        {message.blocks.length > 0 ? (
          <BlockList blocks={message.blocks as unknown as readonly Block[]} place={{ channel, ts }} />
        ) : (
          text !== '' && (
            <div className="text">
              <Mrkdwn text={text} />
            </div>
          )
        )}
        {Object.entries(message.unfurls).map(([url, preview]) => (
          <div className="unfurl" key={url}>
            <BlockList blocks={(preview as { readonly blocks?: readonly Block[] }).blocks ?? []} place={{ channel, ts }} />
          </div>
        ))}
        {message.files.map((id) => {
          const file = entryOf(entries, 'file', `file:${id}`);
          return file === null ? null : <FileCard key={id} file={file} />;
        })}
        {message.reactions.length > 0 && <p className="reactions">{message.reactions.map((one) => `:${one}:`).join(' ')}</p>}
        {replies !== null && replies.length > 0 && (
          <button type="button" className="replies" onClick={() => go(channel, ts)}>
            {replies.length} {replies.length === 1 ? 'reply' : 'replies'}
            <span>Last at {timeText(Number(replies.at(-1)?.ts), readerNow())}</span>
          </button>
        )}
        {replies !== null && status !== null && (
          <p className="status">
            {team.app} {status.text}
          </p>
        )}
      </div>
      {!ephemeral && (replies !== null || shortcuts.length > 0) && (
        <div className="tools">
          {replies !== null && (
            <button type="button" className="bare" aria-label={`Reply to ${name} in thread`} onClick={() => go(channel, ts)}>
              <Icon name="reply" />
            </button>
          )}
          {shortcuts.length > 0 && (
            <Menu
              label="More actions"
              items={shortcuts.map(({ name: label, callbackId }) => ({
                label,
                take: () => void act({ act: 'shortcut', callbackId, channel, ts }),
              }))}
            />
          )}
        </div>
      )}
    </article>
  );
}

interface Task {
  readonly id: string;
  readonly title: string;
  readonly status: string;
}

const signs: Readonly<Record<string, string>> = { pending: '○', in_progress: '◐', complete: '✓', error: '!' };

function Tasks({ tasks }: { readonly tasks: readonly Task[] }) {
  return (
    <ul className="tasks">
      {tasks.map(({ id, title, status }) => (
        <li key={id} data-status={status}>
          <span aria-hidden="true">{signs[status] ?? '○'}</span> {title} <span className="unseen">{status.replace('_', ' ')}</span>
        </li>
      ))}
    </ul>
  );
}

function FileCard({ file }: { readonly file: FileEntry }) {
  const address = `/page/files/${file.id}`;
  if (file.picture) return <img className="picture" src={address} alt={file.title} />;
  return (
    <a className="file" href={address} download={file.name}>
      <Icon name="file" />
      <span>
        <b>{file.title}</b>
        <small>
          {file.name} · {Math.max(1, Math.round(file.size / 1024)).toLocaleString('en')} KB
        </small>
      </span>
    </a>
  );
}
