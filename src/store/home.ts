/** What one person keeps on Home: saved questions, the chosen panel; and what he asked last. `asker` is `slack:TEAM:USER`. */
import type { Store } from './store.ts';

export interface SavedQuestion {
  /** The id of the answer it was saved from. */
  readonly id: string;
  readonly question: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

export interface AskedBefore extends SavedQuestion {
  readonly brand: string;
  readonly thread: string;
  /** JSON: what the answer follows from. */
  readonly plan: string;
}

const timeoutMs = 10_000;

/** The latest `limit` answers that `asker` was given and whose texts are kept, the newest first. */
export async function askedBefore(store: Pick<Store, 'read'>, asker: string, limit: number): Promise<readonly AskedBefore[]> {
  const text = `select id, brand_id, at, thread, question, plan from answers where asker = ? and question <> ''
    order by at desc, id limit ${String(limit)}`;
  const rows = await store.read({ text, bindings: [asker] }, { timeoutMs });
  return rows.map((row) => ({
    id: String(row['id']),
    brand: String(row['brand_id']),
    at: Number(row['at']),
    thread: String(row['thread']),
    question: String(row['question']),
    plan: String(row['plan']),
  }));
}

/** What `asker` saved, the newest first. */
export async function savedBy(store: Pick<Store, 'read'>, asker: string): Promise<readonly SavedQuestion[]> {
  const text = 'select id, question, at from saved_questions where asker = ? order by at desc, id';
  const rows = await store.read({ text, bindings: [asker] }, { timeoutMs });
  return rows.map((row) => ({ id: String(row['id']), question: String(row['question']), at: Number(row['at']) }));
}

/** The saved question called `id` of any user of a Slack workspace; null where nobody there saved one. */
export async function savedInTeam(store: Pick<Store, 'read'>, team: string, id: string): Promise<string | null> {
  const text = 'select question from saved_questions where id = ? and substr(asker, 1, length(?)) = ? order by at limit 1';
  const prefix = `slack:${team}:`;
  const [row] = await store.read({ text, bindings: [id, prefix, prefix] }, { timeoutMs });
  return row === undefined ? null : String(row['question']);
}

type Row = SavedQuestion & { readonly asker: string };

/** Saves `question` for `asker`; what is saved already, under whatever id, stays once. */
export async function saveQuestion(store: Pick<Store, 'writer'>, asker: string, saved: SavedQuestion): Promise<void> {
  const same = await store.writer<Row>('saved_questions').where({ asker, question: saved.question }).first('id');
  if (same === undefined)
    await store
      .writer('saved_questions')
      .insert({ asker, ...saved })
      .onConflict(['asker', 'id'])
      .ignore();
}

/** Takes a saved question of `asker` away. */
export async function dropSaved(store: Pick<Store, 'writer'>, asker: string, id: string): Promise<void> {
  await store.writer('saved_questions').where({ asker, id }).delete();
}

/** The panel that `asker` sees on Home; null where he has not been there. */
export async function panelOf(store: Pick<Store, 'read'>, asker: string): Promise<string | null> {
  const [row] = await store.read({ text: 'select panel from home_visits where asker = ?', bindings: [asker] }, { timeoutMs });
  return row === undefined ? null : String(row['panel']);
}

/** Keeps the panel of `asker`, and that he has been on Home. */
export async function keepPanel(store: Pick<Store, 'writer'>, asker: string, panel: string, at: number): Promise<void> {
  await store.writer('home_visits').insert({ asker, panel, at }).onConflict(['asker']).merge();
}
