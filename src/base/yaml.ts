/** YAML with the place of everything in it. */
import type * as Yaml from 'yaml';

export interface Place {
  /** Both counted from 1. */
  readonly line: number;
  readonly column: number;
}

export interface YamlFile {
  /** Plain data; null for an empty file. */
  readonly data: unknown;
  /** Where the value at `path` stands, or with `key` its key; of what is not there the nearest above it. */
  placeOf(path: readonly PropertyKey[], key: boolean): Place;
}

export interface YamlProblem extends Place {
  /** Without place and stop. */
  readonly message: string;
}

/** What `source` holds, or what is wrong with its YAML. */
export async function readYaml(source: string): Promise<{ ok: true; file: YamlFile } | { ok: false; problems: readonly YamlProblem[] }> {
  // Loaded only where there is a file: a question from the command line starts faster without.
  const yaml = await import('yaml');
  const lines = new yaml.LineCounter();
  const document = yaml.parseDocument(source, { lineCounter: lines, prettyErrors: false });
  if (document.errors.length > 0)
    return {
      ok: false,
      problems: document.errors.map((error) => ({ message: messageOf(error.message), ...placeAt(error.pos[0], lines) })),
    };
  let data: unknown;
  try {
    data = document.toJS() ?? null;
  } catch (error) {
    // Aliases that lead nowhere, or to more than a file may hold.
    const message = error instanceof Error ? error.message : String(error);
    return { ok: false, problems: [{ message: messageOf(message), line: 1, column: 1 }] };
  }
  return { ok: true, file: { data, placeOf: (path, key) => placeAt(offsetOf(document, path, key, yaml), lines) } };
}

function messageOf(message: string): string {
  return message.replace(/\.$/u, '').replace(/^[A-Z](?=[a-z])/u, (letter) => letter.toLowerCase());
}

function placeAt(offset: number, lines: Yaml.LineCounter): Place {
  const { line, col } = lines.linePos(offset);
  return { line: Math.max(1, line), column: Math.max(1, col) };
}

function offsetOf(document: Yaml.Document, path: readonly PropertyKey[], key: boolean, yaml: typeof Yaml): number {
  let node: unknown = document.contents;
  let found: Yaml.Node | null = document.contents;
  for (const [index, step] of path.entries()) {
    if (yaml.isAlias(node)) node = node.resolve(document);
    const part: Yaml.Pair | Yaml.Node | undefined = yaml.isMap(node)
      ? node.items.find((pair) => keyText(pair, yaml) === String(step))
      : yaml.isSeq(node)
        ? (node.items[Number(step)] as Yaml.Node | undefined)
        : undefined;
    if (part === undefined) break;
    const inner = yaml.isPair(part) ? part.value : part;
    const last = index === path.length - 1;
    found = (yaml.isPair(part) && ((key && last) || !yaml.isNode(inner)) ? part.key : inner) as Yaml.Node;
    node = inner;
  }
  return found?.range?.[0] ?? 0;
}

function keyText({ key }: Yaml.Pair, yaml: typeof Yaml): string {
  return yaml.isScalar(key) ? String(key.value) : '';
}
