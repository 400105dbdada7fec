/** Who is meant by `@dana` or by an id, among the people of a workspace. */
import type { webApi } from '@slack/bolt';
import { ok, type Result } from '../../../base/result.ts';
import { clipEscaped } from '../blocks/words.ts';
import { codeOf, patiently } from '../patience.ts';
import type { Room } from '../room.ts';

/** A whole sentence in mrkdwn. */
export interface Unresolved {
  readonly message: string;
}

/** Pages of people that are looked through: ten thousand. */
const mostPages = 10;
const onPage = 1000;

type Member = NonNullable<webApi.UsersListResponse['members']>[number];

/** The id of the person at `place`; nobody, or several, are a problem that says what to do. Rejects where Slack does not tell. */
export async function personAt(place: string, room: Room, client: webApi.WebClient): Promise<Result<string, Unresolved>> {
  const said = place.slice(1);
  if (/^[UW][A-Z0-9]{5,}$/.test(said)) return (await isPerson(said, room, client)) ? ok(said) : unknown(place);
  const people = (await everybody(room, client)).filter((one) => namesOf(one).includes(folded(said)));
  const [first, ...others] = people;
  if (first?.id === undefined) return unknown(place);
  return others.length === 0 ? ok(first.id) : several(place);
}

async function isPerson(user: string, room: Room, client: webApi.WebClient): Promise<boolean> {
  try {
    const { user: found } = await patiently(room.waits, 'reads', () => client.users.info({ user }));
    return found?.deleted !== true && found?.is_bot !== true;
  } catch (error) {
    if (codeOf(error) === 'user_not_found' || codeOf(error) === 'user_not_visible') return false;
    throw error;
  }
}

async function everybody(room: Room, client: webApi.WebClient): Promise<readonly Member[]> {
  const found: Member[] = [];
  let cursor = '';
  for (let page = 0; page < mostPages; page += 1) {
    const { members = [], response_metadata: more } = await patiently(room.waits, 'reads', () =>
      client.users.list({ limit: onPage, ...(cursor === '' ? {} : { cursor }) }),
    );
    found.push(...members.filter(({ deleted, is_bot: isBot }) => deleted !== true && isBot !== true));
    cursor = more?.next_cursor ?? '';
    if (cursor === '') break;
  }
  return found;
}

/** How somebody may be called: one word, since a name in a sentence has no end of its own. */
function namesOf({ name = '', real_name: realName = '', profile }: Member): readonly string[] {
  const whole = [name, profile?.display_name ?? '', realName].map(folded);
  return whole.flatMap((one) => [one, one.replaceAll(' ', '.'), one.replaceAll(' ', '')]).filter((one) => one !== '');
}

function folded(name: string): string {
  return name.normalize('NFKC').toLowerCase().trim();
}

function unknown(place: string): Result<never, Unresolved> {
  const message = `I know nobody called ${clipEscaped(place, 100)} here. Type \`@\` and choose the person from Slack's list, and ask again.`;
  return { ok: false, problems: { message } };
}

function several(place: string): Result<never, Unresolved> {
  const message = `Several people are called ${clipEscaped(place, 100)}. Type \`@\` and choose the one you mean from Slack's list, and ask again.`;
  return { ok: false, problems: { message } };
}
