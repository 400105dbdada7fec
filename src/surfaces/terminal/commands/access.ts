/** `parley access explain`: who may see what of a question, and by which rule. */
import { rightsText } from '../../../ask/access/rights-text.ts';
import {
  type AccessRules,
  type Channel,
  type Decided,
  homelessRules,
  type Person,
  rightsOf,
  roomRights,
  rulesIn,
} from '../../../ask/access/rules.ts';
import { makeAsking } from '../../../ask/asking.ts';
import { nowOption, type Program } from '../command.ts';
import { Ended, type ExitCode, exit } from '../exit.ts';
import { say } from '../io.ts';
import { type Session, withSession } from '../session.ts';
import { refusalText } from '../show.ts';

interface Options {
  readonly user: string;
  readonly workspace?: string;
  readonly channel?: string;
  readonly group?: readonly string[];
  readonly guest?: true;
  readonly stranger?: true;
  readonly shared?: true;
  readonly brand?: string;
  readonly now?: string;
}

const examples = `
Slack is not asked: say with --guest, --stranger and --group what it knows of the person, and with --shared what of the channel.

  parley access explain --user U024BE7LH --channel C024BE91L "exposed by campaign last week"

Ends with 0 where the question is answered, with 2 where it is refused.`;

/** Adds `access` to the program. */
export function registerAccess(program: Program): void {
  program.root
    .command('access')
    .description('who may see what, by the key access of parley.yml')
    .command('explain')
    .description('say what the rules make of a question: who asks, which rules apply, what is added, what is refused and why')
    .argument('<question...>', 'the question in plain words')
    .requiredOption('--user <id>', 'the Slack user who asks')
    .option('--workspace <id>', 'the workspace asked in, where rules name one')
    .option('--channel <id>', 'the channel asked in; a direct message where left out')
    .option('--group <ids...>', 'the user groups that he is in')
    .option('--guest', 'he is a guest of the workspace')
    .option('--stranger', 'he is of another workspace, met through Slack Connect')
    .option('--shared', 'the channel is shared with another organisation')
    .option('--brand <id>', 'the brand asked about, where there are several')
    .addOption(nowOption())
    .addHelpText('after', examples)
    .action((words: readonly string[], options: Options) =>
      withSession(program.wiring, program.io, { now: options.now ?? null, tables: 'ready' }, async (session) => {
        program.ends(await explain(words.join(' '), options, session));
      }),
    );
}

async function explain(text: string, options: Options, { io, store, clock, settings, log, catalogue }: Session): Promise<ExitCode> {
  if (options.guest && options.stranger) throw new Ended(exit.usage, 'A person is either a guest or a stranger: --guest or --stranger.');
  const { user, workspace, channel: at = 'D0', group = [] } = options;
  isId('--user', 'UW', 'U024BE7LH', [user]);
  isId('--channel', 'CGD', 'C024BE91L', [at]);
  isId('--group', 'S', 'S0614TZR7', group);
  if (workspace === undefined && homelessRules(settings.access).length < settings.access.rules.length)
    throw new Ended(exit.usage, 'Rules name workspaces: say which is asked in with --workspace T….');
  const access = rulesIn(workspace === undefined ? [] : [workspace], settings.access);
  const person = personIn(options);
  const channel = channelIn(options);
  const own = rightsOf(person, access);
  const room = roomRights(channel, access);
  say(io, `Who: ${person.user}, ${kinds[person.kind]}${person.groups.length === 0 ? '' : `, of ${person.groups.join(', ')}`}.`);
  say(io, `Rule: ${ruleOf(own, access, noRule[person.kind])} ${rightsText(own.rights)}`);
  say(io, `Where: ${places[channel.kind](channel.channel)}.`);
  if (channel.kind !== 'direct') say(io, `Rule: ${ruleOf(room, access, noChannelRule[channel.kind])} ${roomText(room)}`);
  const asking = makeAsking({ store, clock, settings, log, catalogue });
  const input = { text, brand: options.brand ?? null, asker: person.user, thread: null, rights: own.rights, room: room.rights };
  const found = await asking.withinRights(input);
  if (!found.ok) {
    say(io, `Refused (${found.problems[0].code}): ${refusalText(text, found.problems, { colour: false })}`);
    return exit.refused;
  }
  const { sentence, added, alone } = found.value;
  say(io, `Answered: ${sentence}.`);
  say(io, added.length === 0 ? 'Added: nothing; the question stays within the rights by itself.' : `Added: ${added.join(' ')}`);
  say(
    io,
    alone === null
      ? `Shown to: ${channel.kind === 'direct' ? 'the asker' : 'everybody in the channel'}.`
      : `Shown to: the asker alone. ${alone}`,
  );
  return exit.done;
}

/** A name would be named by no rule, and so told of as though none were there. */
function isId(option: string, letters: string, example: string, given: readonly string[]): void {
  const wrong = given.find((one) => !new RegExp(`^[${letters}][A-Z0-9]+$`, 'u').test(one));
  if (wrong !== undefined) throw new Ended(exit.usage, `${option}: ${wrong} is no id of Slack such as ${example}.`);
}

const kinds = { member: 'a full member', guest: 'a guest', stranger: 'of another workspace' } as const;
const noRule = {
  member: 'no rule names him; access.members holds.',
  guest: 'no rule names him; guests see nothing.',
  stranger: 'no rule names him; people of other workspaces see nothing.',
} as const;
const noChannelRule = { own: 'none for this channel.', shared: 'none for this channel; shared channels see nothing.' } as const;
const places = {
  direct: () => 'a direct message, which nobody else reads',
  own: (id: string) => `channel ${id}`,
  shared: (id: string) => `channel ${id}, shared with another organisation`,
} as const;

function personIn({ user, group = [], guest, stranger }: Options): Person {
  return { user, groups: group, kind: guest ? 'guest' : stranger ? 'stranger' : 'member' };
}

function channelIn({ channel, shared }: Options): Channel {
  if (channel === undefined || channel.startsWith('D')) return { channel: channel ?? '', kind: 'direct' };
  return { channel, kind: shared ? 'shared' : 'own' };
}

function ruleOf({ rule }: Decided, { rules }: AccessRules, none: string): string {
  return rule === null ? none : `number ${rule} of the ${rules.length} in access.rules.`;
}

function roomText({ rights }: Decided): string {
  return `In it: ${rightsText(rights)
    .replace(/^You see /u, '')
    .replace(/ What a channel may see besides is up to its own rule\.$/u, '')}`;
}
