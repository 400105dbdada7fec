/** `campaigns with sale in the name`: a text that names hold, said the other way round than `contains sale`. */
import * as t from '../../grammar/tokens.ts';
import { as } from './neighbours.ts';
import type { Segment } from './segment.ts';

const between = new Set(['in', 'in the', 'the', 'their', 'its', 'in their', 'in its']);
const openings = new Set(['with', 'having', 'have', 'has', 'that have', 'containing', 'where', 'that', 'w', 'using']);

/** `segments` with `with X in the name` as `contains X`. */
export function inTheName(segments: readonly Segment[]): readonly Segment[] {
  const name = segments.findIndex(({ token, norm }, at) => token === t.Unknown && /^names?$/u.test(norm) && at > 2);
  if (name < 0) return segments;
  let joint = name - 1;
  while (joint > 1 && segments[joint]?.token === null && between.has(segments[joint]?.norm ?? '')) joint -= 1;
  const [text, opening] = [segments[joint], segments[joint - 1]];
  const said = joint < name - 1 && text !== undefined && (text.token !== null || /\w/u.test(text.norm));
  if (!said || opening === undefined || !openings.has(opening.norm)) return segments;
  return [
    ...segments.slice(0, joint - 1),
    as(opening, t.Contains, { kind: 'word', value: '' }),
    text,
    ...segments.slice(joint + 1, name + 1).map((one): Segment => ({ ...one, token: null })),
    ...segments.slice(name + 1),
  ];
}
