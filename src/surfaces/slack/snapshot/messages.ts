/** A snapshot as messages: a first one that fits a phone's screen, and one for each section behind it. */
import type { types } from '@slack/bolt';
import { sectionLabels } from '../../../catalogue/catalogue.ts';
import type { Shown } from '../../../present/answer.ts';
import { changedText } from '../../../present/changed-words.ts';
import type { SnapshotSection } from '../../../present/snapshot/snapshot.ts';
import { snapshotText } from '../../../present/snapshot/snapshot-text.ts';
import { understoodAs } from '../../../present/understood.ts';
import { type Picture, pictureBlock, sentencesOf } from '../blocks/answer.ts';
import { changedLine } from '../blocks/changed-line.ts';
import { contextLine } from '../blocks/context-line.ts';
import { controls, everybody } from '../blocks/controls.ts';
import type { Outgoing } from '../blocks/outgoing.ts';
import { heading, paragraph, smallPrint } from '../blocks/rich.ts';
import { clipEscaped, escape, oneLine } from '../blocks/words.ts';
import { limits } from '../limits.ts';
import { isSnapshot, keyFigures, memberChoices, sectionBlocks } from './blocks.ts';

export interface SnapshotMessages {
  readonly first: Outgoing;
  /** In the order of the sections; each also without its pictures. */
  readonly rest: readonly SectionMessage[];
  /** All rows and columns are shown. */
  readonly complete: boolean;
}

export interface SectionMessage {
  /** The same for a section in every snapshot. */
  readonly part: number;
  readonly name: string;
  readonly whole: Outgoing;
  readonly bare: Outgoing | null;
  readonly plain: string;
}

/** A picture and the section that it stands with. */
export interface SectionPicture {
  readonly section: SnapshotSection['section'];
  readonly picture: Picture;
}

const parts = Object.keys(sectionLabels);

/** The messages for `shown`, which is a snapshot. Throws where it is none. */
export function snapshotMessages(
  shown: Shown,
  pictures: readonly SectionPicture[],
  understood = understoodAs(shown.answer),
): SnapshotMessages {
  if (!isSnapshot(shown)) throw new Error('not a snapshot');
  const { snapshot, answer } = shown;
  const complaints = answer.changed === null ? null : changedText(answer.changed, null);
  const head: readonly (types.KnownBlock | null)[] = [
    understood === null ? null : smallPrint([oneLine(understood)]),
    complaints === null ? null : changedLine(answer.changed),
    heading(`${snapshot.of.slice(0, 1).toUpperCase()}${snapshot.of.slice(1)}`),
    paragraph([snapshot.when, snapshot.incomplete].filter((part) => part !== null).join('. ')),
    ...keyFigures(shown),
    ...memberChoices(shown),
    ...controls(shown, everybody),
  ];
  const sections = snapshot.sections.map((section) => ({ section, ...sectionBlocks(section, shown, limits.tableCharacters) }));
  const last = snapshot.sections.at(-1);
  return {
    first: { text: clipEscaped(sentencesOf(shown), limits.messageText), blocks: present(head) },
    rest: sections.map(({ section, head: title, table, fitted }) => {
      const own = pictures.filter((one) => one.section === section.section).map(({ picture }) => pictureBlock(picture));
      const below = [
        ...(fitted.whole || table === null ? [] : [smallPrint(['Not all of it fits into a message; all of it is in the file.'])]),
        ...(section === last ? [smallPrint(shown.footnotes), contextLine(shown)] : []),
      ];
      const message = (images: readonly types.KnownBlock[]): Outgoing => ({
        text: clipEscaped(`${section.name}: ${snapshot.of}, ${snapshot.when}`, limits.messageText),
        blocks: present([title, ...images, table, ...below]),
      });
      const part = parts.indexOf(section.section);
      return { part, name: section.name, whole: message(own), bare: own.length === 0 ? null : message([]), plain: inWords(section, shown) };
    }),
    complete: sections.every(({ fitted, table }) => fitted.whole || table === null),
  };
}

/** A section in fixed width, where Slack refuses its blocks. */
function inWords(section: SnapshotSection, shown: Shown & { readonly snapshot: NonNullable<Shown['snapshot']> }): string {
  const text = snapshotText({ ...shown.snapshot, subjects: shown.snapshot.subjects.slice(0, 10), sections: [section] }, shown.currency, {
    width: 72,
    colour: false,
  });
  const whole = escape(text.replaceAll('```', "'''"));
  const most = limits.messageText - 60;
  const fitting = whole.length <= most ? whole : `${whole.slice(0, whole.lastIndexOf('\n', most))}\n… the rest is in the CSV`;
  return `\`\`\`\n${fitting}\n\`\`\``;
}

function present(blocks: readonly (types.KnownBlock | null)[]): readonly types.KnownBlock[] {
  return blocks.filter((block) => block !== null);
}
