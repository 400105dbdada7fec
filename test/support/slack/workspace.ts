/**
 * A Slack-compatible workspace on loopback: Web API, Socket Mode, signed HTTP deliveries, uploads, block validation, faults.
 * The app under test reaches it over HTTP and WebSocket only; a test plays the people in it and looks at its state.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Access, answerRequest } from './api.ts';
import { type Faults, noFaults } from './faults.ts';
import type { World } from './method.ts';
import { buttonsOf, clickBody, eventBody, messageEvent } from './payloads.ts';
import type { Json } from './shape.ts';
import { type Delivery, deliverSigned } from './signed.ts';
import { type Sockets, serveSockets } from './socket.ts';
import { type Channel, type Message, newState, type State } from './state.ts';

export interface Install {
  readonly scopes: readonly string[];
  /** As the manifest lists them: `app_mention`, `message.im`. */
  readonly events: readonly string[];
}

export interface Workspace {
  readonly apiUrl: string;
  readonly botToken: string;
  readonly appToken: string;
  readonly signingSecret: string;
  readonly team: string;
  readonly bot: { readonly userId: string; readonly botId: string };
  readonly state: State;
  readonly faults: Faults;
  readonly sockets: Sockets;
  readonly world: World;
  /** From now on deliveries go to this address instead of a socket; null: back to the socket. */
  eventsUrl: string | null;
  channel(name: string, kind?: Channel['kind']): Channel;
  user(name: string): string;
  /** The direct messages of a user with the app. */
  direct(user: string): Channel;
  /** A person writes; resolves when every event that the app subscribed to was delivered. */
  say(user: string, channel: Channel, text: string, threadTs?: string | null): Promise<Message>;
  /** Delivers an event's or an interaction's body as it is. */
  deliver(kind: 'event' | 'interactive', body: Json, retry?: { readonly num: number; readonly reason: string }): Promise<Delivery>;
  /** A person clicks the button with this label. */
  click(user: string, message: Message, label: string): Promise<Delivery>;
  /** What the app wrote in a thread, oldest first. */
  replies(channel: Channel, threadTs: string): readonly Message[];
  /** Waits until the app has written `count` messages in the thread; all of them. */
  answers(message: Message, count: number): Promise<readonly Message[]>;
  /** Waits for the app's first message in the thread. */
  answer(message: Message): Promise<Message>;
  close(): Promise<void>;
}

/** Opens a workspace with the app installed as `install` says, on a free port. */
export async function openWorkspace(install: Install): Promise<Workspace> {
  const state = newState();
  const faults = noFaults();
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const sockets = serveSockets(server, () => state.changed());
  const world: World = {
    state,
    faults,
    baseUrl: () => base,
    team: 'T000TEST',
    appId: 'A000TEST',
    bot: { userId: 'U000BOT', botId: 'B000BOT' },
  };
  const access: Access = {
    botToken: 'xoxb-test',
    appToken: 'xapp-test',
    scopes: new Set(install.scopes),
    openSocket: () => sockets.address(base),
  };
  server.on('request', (request, response) => {
    answerRequest(request, response, world, access).catch((error: unknown) => {
      response.writeHead(500).end(String(error));
    });
  });
  state.users.set(world.bot.userId, { id: world.bot.userId, name: 'parley', zone: 'UTC' });
  return {
    apiUrl: `${base}api/`,
    botToken: access.botToken,
    appToken: access.appToken,
    signingSecret: 'a-signing-secret',
    ...people(world),
    ...acts(world, sockets, install.events),
    team: world.team,
    bot: world.bot,
    state,
    faults,
    sockets,
    world,
    eventsUrl: null,
    close() {
      sockets.close();
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

function people(world: World): Pick<Workspace, 'channel' | 'user' | 'direct' | 'replies' | 'answers' | 'answer'> {
  const { state, bot } = world;
  const addChannel = (name: string, kind: Channel['kind'], members: readonly string[]): Channel => {
    const channel: Channel = { id: state.nextId(kind === 'im' ? 'D' : 'C'), name, kind, members: new Set([...members, bot.userId]) };
    state.channels.set(channel.id, channel);
    return channel;
  };
  const replies = (channel: string, threadTs: string): readonly Message[] =>
    state.messages.filter((message) => message.fromBot && message.channel === channel && message.threadTs === threadTs);
  return {
    channel: (name, kind = 'public') => addChannel(name, kind, [...state.users.keys()]),
    user(name) {
      const id = state.nextId('U');
      state.users.set(id, { id, name, zone: 'Europe/Amsterdam' });
      for (const channel of state.channels.values()) if (channel.kind !== 'im') channel.members.add(id);
      return id;
    },
    direct: (user) =>
      [...state.channels.values()].find((channel) => channel.kind === 'im' && channel.members.has(user)) ?? addChannel('', 'im', [user]),
    replies: (channel, threadTs) => replies(channel.id, threadTs),
    answers: (message, count) =>
      state.until(`${count} answers to "${message.text}"`, () => {
        const found = replies(message.channel, message.threadTs ?? message.ts);
        return found.length >= count && found;
      }),
    answer: (message) => state.until(`an answer to "${message.text}"`, () => replies(message.channel, message.threadTs ?? message.ts)[0]),
  };
}

function acts(world: World, sockets: Sockets, events: readonly string[]): Pick<Workspace, 'say' | 'deliver' | 'click'> {
  const { state, bot } = world;
  return {
    async say(this: Workspace, user, channel, text, threadTs = null) {
      const ts = state.nextTs();
      const message: Message = {
        channel: channel.id,
        ts,
        threadTs,
        user,
        fromBot: false,
        text,
        blocks: [],
        args: {},
        onlyFor: null,
        files: [],
        updates: 0,
      };
      state.messages.push(message);
      const due = [
        ...(channel.kind !== 'im' && text.includes(`<@${bot.userId}>`) && events.includes('app_mention') ? ['app_mention' as const] : []),
        ...(events.includes({ im: 'message.im', public: 'message.channels', private: 'message.groups' }[channel.kind])
          ? ['message' as const]
          : []),
      ];
      const channelType = { im: 'im', public: 'channel', private: 'group' }[channel.kind];
      for (const type of due) await this.deliver('event', eventBody(messageEvent(type, message, world, channelType), world));
      return message;
    },
    async deliver(this: Workspace, kind, body, retry) {
      if (this.eventsUrl !== null)
        return deliverSigned(this.eventsUrl, kind, body, {
          secret: this.signingSecret,
          timestamp: Math.floor(Date.now() / 1000),
          ...(retry === undefined ? {} : { retry }),
        });
      const payload = await sockets.deliver(kind === 'event' ? 'events_api' : 'interactive', body);
      return { status: 200, body: JSON.stringify(payload) };
    },
    async click(this: Workspace, user, message, label) {
      const button = buttonsOf(message.blocks).find((one) => JSON.stringify(one['text']).includes(JSON.stringify(label)));
      if (button === undefined) throw new Error(`no button "${label}" in ${JSON.stringify(message.blocks)}`);
      return this.deliver('interactive', clickBody(message, button, user, world));
    },
  };
}
