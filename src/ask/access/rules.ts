/** The key `access` of `parley.yml`: who may see what. The first rule that names a person, or a channel, decides. */
import * as z from 'zod';
import { everything, intersection, nothing, type Rights } from './rights.ts';

const id = (letters: string, example: string) =>
  z.string().regex(new RegExp(`^[${letters}][A-Z0-9]+$`, 'u'), { error: `must be an id of Slack such as ${example}` });
const some = <Item extends z.ZodType>(item: Item) => z.preprocess((given) => (typeof given === 'string' ? [given] : given), z.array(item));
const shown = {
  brands: some(z.string().trim().min(1)).optional(),
  lobs: some(z.string().trim().min(1)).optional(),
  panels: some(z.enum(['brand', 'lob', 'campaign', 'engagement', 'entry_point'])).optional(),
  agents: z.boolean().default(true),
};
const rule = z
  .strictObject({
    workspace: id('TE', 'T024BE7LE').optional(),
    users: some(id('UW', 'U024BE7LH')).default([]),
    groups: some(id('S', 'S0614TZR7')).default([]),
    channels: some(id('CG', 'C024BE91L')).default([]),
    ...shown,
  })
  .superRefine(({ users, groups, channels }, context) => {
    const people = users.length + groups.length;
    if (people + channels.length === 0) context.addIssue({ code: 'custom', message: 'names nobody; give it users, groups or channels' });
    if (people > 0 && channels.length > 0)
      context.addIssue({
        code: 'custom',
        path: ['channels'],
        message: 'must stand in a rule of its own: a rule is for people or for channels',
      });
  });

/** The keys of `parley.yml` that say who may see what. */
export const accessKeys = {
  access: z.strictObject({ members: z.strictObject(shown).prefault({}), rules: z.array(rule).default([]) }).prefault({}),
};

export type AccessRules = z.infer<z.ZodObject<typeof accessKeys>>['access'];
type Shown = Pick<AccessRules['rules'][number], 'brands' | 'lobs' | 'panels' | 'agents'>;

/** Without a `parley.yml`: members see everything, others nothing. */
export const noRules: AccessRules = { members: { agents: true }, rules: [] };

/** `access` as it holds in one workspace, which has these ids (its own, its organisation's): rules of another name nobody there. */
export function rulesIn(workspace: readonly string[], access: AccessRules): AccessRules {
  const others = { users: [], groups: [], channels: [] };
  return {
    ...access,
    rules: access.rules.map((one) => (one.workspace === undefined || workspace.includes(one.workspace) ? one : { ...one, ...others })),
  };
}

/** Rules (counted from 0) that do not say which workspace their ids are of. */
export function homelessRules({ rules }: AccessRules): readonly number[] {
  return [...rules.entries()].flatMap(([at, { workspace }]) => (workspace === undefined ? [at] : []));
}

export interface Person {
  readonly user: string;
  /** Ids of his user groups. */
  readonly groups: readonly string[];
  /** Only a full member of the workspace that the app is installed in has rights without a rule. */
  readonly kind: 'member' | 'guest' | 'stranger';
}

export interface Channel {
  readonly channel: string;
  /** `direct`: nobody but the person and the bot; `shared`: people of other organisations read it. */
  readonly kind: 'direct' | 'own' | 'shared';
}

/** What decided, counted from 1; null where no rule did. */
export interface Decided {
  readonly rule: number | null;
  readonly rights: Rights;
}

/** What `person` may see. */
export function rightsOf(person: Person, { members, rules }: AccessRules): Decided {
  const at = rules.findIndex(({ users, groups }) => users.includes(person.user) || groups.some((group) => person.groups.includes(group)));
  const found = rules[at];
  if (found) return { rule: at + 1, rights: rightsIn(found) };
  return { rule: null, rights: person.kind === 'member' ? rightsIn(members) : nothing };
}

/** What everybody in `channel` may see; a direct message adds nobody. */
export function roomRights({ channel, kind }: Channel, { rules }: AccessRules): Decided {
  if (kind === 'direct') return { rule: null, rights: everything };
  const at = rules.findIndex(({ channels }) => channels.includes(channel));
  const found = rules[at];
  if (found) return { rule: at + 1, rights: rightsIn(found) };
  return { rule: null, rights: kind === 'shared' ? nothing : everything };
}

/** What everybody may see whom a rule names or none does: nobody knows who stands behind a step of a workflow. */
export function anybodysRights({ members, rules }: AccessRules): Rights {
  const people = rules.filter(({ users, groups }) => users.length + groups.length > 0);
  return [members, ...people].map(rightsIn).reduce(intersection);
}

function rightsIn({ brands, lobs, panels, agents }: Shown): Rights {
  return { brands: brands ?? null, lobs: lobs ?? null, panels: panels ?? null, agents };
}
