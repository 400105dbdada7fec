/** Lists of the metrics about something: `list metrics about revenue`, `what metrics do you have on csat`, `which transfer metrics are there`. */
import type { Catalogue } from '../catalogue/catalogue.ts';
import { metricsAbout } from '../catalogue/metrics-about.ts';
import type { ListQuestion } from './question.ts';

const polite = String.raw`(?:\W|\b(?:please|pls|can|could|you|i|hi|hey|and)\b)*`;
const asks = String.raw`(?:(?:list|show|give|name|me|what|which|all|the|your|our|any|of|are there|there are|do you have|do we have|have you got) )*`;
const metrics = '(?:metrics?|measures|kpis)';
const there = String.raw`(?: (?:are there|do you have|do we have|have you got|there are|exist|can i ask(?: for| about)?|available))*`;
const joint = '(?:about|on|for|regarding|related to|concerning|around|with|containing|that contain|having|to do with)';
const name = String.raw`(?:the )?(?<about>[\p{L}][\p{L} -]{1,38}?)(?: in (?:the|their|its) names?)?`;

const forms = [
  new RegExp(String.raw`^${polite}${asks}${metrics}${there} ${joint} ${name}[\s?.!]*$`, 'iu'),
  new RegExp(String.raw`^${polite}(?:list(?: all| the)*|what|which) ${name} ${metrics}${there}[\s?.!]*$`, 'iu'),
];

/** The list that `text` asks for; null where it asks for anything else, or no metric is about it. */
export function listedMetrics(text: string, catalogue: Catalogue): ListQuestion | null {
  for (const form of forms) {
    const about = form.exec(text)?.groups?.['about']?.trim().toLowerCase();
    if (about !== undefined && metricsAbout(about, catalogue).length > 0) return { kind: 'list', what: 'metrics', filters: [], about };
  }
  return null;
}
