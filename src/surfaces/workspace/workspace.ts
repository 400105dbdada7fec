/**
 * A Slack-compatible workspace on this machine: Web API, Socket Mode, signed HTTP deliveries, uploads, block validation, faults.
 * An app reaches it over HTTP and WebSocket only; tests play the people in it and look at its state, and so does the page.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Clock, systemClock } from '../../base/clock.ts';
import { type Access, answerCall, meet } from './api.ts';
import type { Json } from './blocks/shape.ts';
import { type Courier, makeCourier, type Retry } from './deliveries/courier.ts';
import { buttonsOf, clickBody } from './deliveries/payloads.ts';
import type { Delivery, Kind } from './deliveries/signed.ts';
import { type Sockets, serveSockets } from './deliveries/socket.ts';
import { type Faults, noFaults } from './faults.ts';
import { argsOf, bodyOf } from './http.ts';
import type { Install } from './manifest.ts';
import { type Grants, makeGrants } from './oauth/grants.ts';
import { type Removal, removalFrom } from './oauth/removal.ts';
import { type Modals, modalsOf } from './people/modals.ts';
import { type People, peopleOf } from './people/people.ts';
import { takeResponse } from './response-url.ts';
import { type Channel, directOf, type Message, newState, type State, type User } from './state.ts';
import { sendFile, takeUpload } from './uploads.ts';
import type { World } from './world.ts';

export type { Install } from './manifest.ts';

export interface Workspace extends People, Modals, Removal {
  /** Where it listens: `http://127.0.0.1:PORT/`. */
  readonly url: string;
  readonly apiUrl: string;
  readonly botToken: string;
  readonly appToken: string;
  readonly signingSecret: string;
  /** What the app was granted in every workspace on this server. */
  readonly grants: Grants;
  readonly team: string;
  readonly bot: { readonly userId: string; readonly botId: string };
  readonly state: State;
  readonly faults: Faults;
  readonly sockets: Sockets;
  readonly world: World;
  readonly courier: Courier;
  /** From now on deliveries go to this address instead of a socket; null: back to the socket. */
  eventsUrl: string | null;
  channel(name: string, kind?: Channel['kind']): Channel;
  /** Adds a person, who is a member of every channel so far; his id. */
  user(name: string, about?: Partial<User>): string;
  /** The direct messages of a user with the app. */
  direct(user: string): Channel;
  /** Adds a user group; its id. */
  group(handle: string, members: readonly string[]): string;
  /** Delivers an event's or an interaction's body as it is. */
  deliver(kind: Kind, body: Json, retry?: Retry): Promise<Delivery>;
  /** A person clicks the button with this label. */
  click(user: string, message: Message, label: string): Promise<Delivery>;
  /** What the app wrote in a thread, oldest first. */
  replies(channel: Channel, threadTs: string): readonly Message[];
  /** Waits until the app has written `count` messages in the thread; all of them. */
  answers(message: Message, count: number): Promise<readonly Message[]>;
  /** Waits for the app's first message in the thread. */
  answer(message: Message): Promise<Message>;
  /** A second workspace on the same server, with the same app installed under a token of its own. */
  another(name: string): Workspace;
  /** Answers requests that are neither the API's nor an app's: the page. */
  serve(answer: (request: IncomingMessage, response: ServerResponse) => Promise<void>): void;
  close(): Promise<void>;
}

export interface WorkspaceOptions {
  readonly clock?: Clock;
  /** 0, and where left out: one that is free. */
  readonly port?: number;
  /** Shown above the channels. */
  readonly name?: string;
}

interface Shared {
  readonly server: Server;
  readonly sockets: Sockets;
  readonly worlds: World[];
  readonly grants: Grants;
  readonly base: string;
  readonly clock: Clock;
  readonly install: Install;
  page: ((request: IncomingMessage, response: ServerResponse) => Promise<void>) | null;
}

const appToken = 'xapp-test';
const signingSecret = 'a-signing-secret';

/** Opens a workspace with the app installed as `install` says, on loopback. Rejects where the port is taken. */
export async function openWorkspace(install: Install, options: WorkspaceOptions = {}): Promise<Workspace> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const worlds: World[] = [];
  const sockets = serveSockets(server, () => {
    for (const world of worlds) world.state.changed();
  });
  const clock = options.clock ?? systemClock;
  const grants = makeGrants(worlds, clock);
  const shared: Shared = { server, sockets, worlds, grants, base, clock, install, page: null };
  const workspace = addTeam(shared, options.name ?? 'Test');
  const access: Access = { grants, appToken, openSocket: () => sockets.address(base) };
  server.on('request', (request, response) => {
    route(request, response, shared, access, workspace.world).catch((error: unknown) => {
      if (!response.headersSent) response.writeHead(500);
      response.end(String(error));
    });
  });
  return workspace;
}

async function route(request: IncomingMessage, response: ServerResponse, shared: Shared, access: Access, home: World): Promise<void> {
  const { pathname, searchParams } = new URL(request.url ?? '/', shared.base);
  const [, room = '', ...rest] = pathname.split('/');
  const id = rest.at(-1) ?? '';
  const holds = (world: World): boolean => world.state.files.has(id) || world.state.responseUrls.has(id);
  const world = shared.worlds.find(holds) ?? home;
  if (request.method === 'POST' && room === 'api') await answerCall(id, request, response, access, home);
  else if (request.method === 'POST' && room === 'upload') await takeUpload(id, request, response, world);
  else if (request.method === 'POST' && room === 'response') {
    const args = argsOf(await bodyOf(request), request.headers['content-type'] ?? '');
    if (meet(world.faults.take('response'), request, response)) return;
    const { status, body } = takeResponse(id, args, world);
    response.writeHead(status, { 'content-type': 'text/plain' }).end(body);
  } else if (request.method === 'GET' && room === 'files') {
    const token = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1] ?? '';
    if (access.grants.worldOf(token) === world) sendFile(id, response, world);
    else response.writeHead(403).end();
  } else if (request.method === 'GET' && pathname === '/oauth/v2/authorize') {
    const consent = shared.grants.consent(searchParams);
    if ('location' in consent) response.writeHead(302, { location: consent.location }).end();
    else response.writeHead(400, { 'content-type': 'text/plain' }).end(consent.refused);
  } else if (shared.page === null || room === 'api') response.writeHead(404).end();
  else await shared.page(request, response);
}

function addTeam(shared: Shared, name: string): Workspace {
  const number = shared.worlds.length;
  const { grants } = shared;
  const botToken = number === 0 ? 'xoxb-test' : `xoxb-test-${number}`;
  const world: World = {
    state: newState(shared.clock),
    faults: noFaults(),
    clock: shared.clock,
    install: shared.install,
    baseUrl: () => shared.base,
    team: number === 0 ? 'T000TEST' : `T000TEST${number}`,
    teamName: name,
    appId: 'A000TEST',
    bot: number === 0 ? { userId: 'U000BOT', botId: 'B000BOT' } : { userId: `U000BOT${number}`, botId: `B000BOT${number}` },
  };
  shared.worlds.push(world);
  grants.give(botToken, world);
  // What a step of a workflow is handed.
  grants.give(`xwfp-${world.team}`, world);
  const { state, bot } = world;
  state.users.set(bot.userId, { id: bot.userId, name: 'parley', realName: shared.install.name ?? 'Parley', zone: 'UTC', kind: 'bot' });
  const courier = makeCourier(world, shared.sockets, signingSecret);
  return {
    ...peopleOf(world, courier),
    ...modalsOf(world, courier),
    ...removalFrom(world, courier, grants),
    ...places(world),
    url: shared.base,
    apiUrl: `${shared.base}api/`,
    botToken,
    appToken,
    signingSecret,
    grants,
    team: world.team,
    bot,
    state,
    faults: world.faults,
    sockets: shared.sockets,
    world,
    courier,
    get eventsUrl() {
      return courier.address;
    },
    set eventsUrl(address) {
      courier.address = address;
    },
    deliver: (kind, body, retry) => courier.deliver(kind, body, retry),
    click(user, message, label) {
      const button = buttonsOf(message.blocks).find((one) => JSON.stringify(one['text']).includes(JSON.stringify(label)));
      if (button === undefined) throw new Error(`no button "${label}" in ${JSON.stringify(message.blocks)}`);
      return courier.deliver('interactive', clickBody(message, button, user, world));
    },
    another: (other) => addTeam(shared, other),
    serve(answer) {
      shared.page = answer;
    },
    close() {
      shared.sockets.close();
      shared.server.closeAllConnections();
      return new Promise((resolve) => shared.server.close(() => resolve()));
    },
  };
}

function places(world: World): Pick<Workspace, 'channel' | 'user' | 'direct' | 'group' | 'replies' | 'answers' | 'answer'> {
  const { state, bot } = world;
  const replies = (channel: string, threadTs: string): readonly Message[] =>
    state.messages.filter((message) => message.fromBot && message.channel === channel && message.threadTs === threadTs);
  return {
    channel(name, kind = 'public') {
      const channel: Channel = {
        id: state.nextId(kind === 'im' ? 'D' : 'C'),
        name,
        kind,
        members: new Set([...state.users.keys(), bot.userId]),
      };
      state.channels.set(channel.id, channel);
      return channel;
    },
    user(name, about = {}) {
      const id = state.nextId('U');
      state.users.set(id, { id, name, zone: 'Europe/Amsterdam', ...about });
      for (const channel of state.channels.values()) if (channel.kind !== 'im') channel.members.add(id);
      return id;
    },
    direct: (user) => directOf(state, user, bot.userId),
    group(handle, members) {
      const id = state.nextId('S');
      state.groups.set(id, { handle, members });
      return id;
    },
    replies: (channel, threadTs) => replies(channel.id, threadTs),
    answers: (message, count) =>
      state.until(`${count} answers to "${message.text}"`, () => {
        const found = replies(message.channel, message.threadTs ?? message.ts);
        return found.length >= count && found;
      }),
    answer: (message) => state.until(`an answer to "${message.text}"`, () => replies(message.channel, message.threadTs ?? message.ts)[0]),
  };
}
