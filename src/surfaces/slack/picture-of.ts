/** The chart of an answer as a picture that a message may show. */
import type { Shown } from '../../present/answer.ts';
import { pictureSize } from '../../present/chart/config.ts';
import type { ChartSpec } from '../../present/chart/spec.ts';
import type { Picture } from './blocks/answer.ts';
import { nativeChart } from './blocks/native-chart.ts';
import { codeOf } from './patience.ts';
import type { Poster } from './post.ts';
import type { Room } from './room.ts';
import { uploadPicture } from './upload.ts';

/** Null where the answer has no chart, where Slack draws it itself, or where drawing or uploading it failed: the answer then goes without. */
export async function pictureOf(shown: Shown, room: Room, { client, log }: Poster): Promise<Picture | null> {
  if (shown.chart === null || saidInWords(shown.chart) || nativeChart(shown.chart) !== null) return null;
  try {
    const png = await room.painter.paint(shown.chart, { theme: 'light', ...pictureSize(shown.chart) });
    const upload = { filename: `${shown.answer.id}.png`, title: 'Chart', bytes: Uint8Array.from(png) };
    return { fileId: await uploadPicture(client, upload, room.waits), alt: shown.chart.alt };
  } catch (error) {
    log.warn({ code: codeOf(error), answer: shown.answer.id }, 'the answer goes without its picture');
    return null;
  }
}

/** A number alone: the headline has it in bold. */
function saidInWords({ kind, series }: ChartSpec): boolean {
  return kind === 'number' && series.length === 0;
}
