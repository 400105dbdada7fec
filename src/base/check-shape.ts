/** Data of a person's making held against a zod schema, with what is wrong told so that he can mend it. */
import * as z from 'zod';
import { nearest } from './distance.ts';

export interface ShapeProblem {
  readonly path: readonly PropertyKey[];
  /** The key is wrong, not its value. */
  readonly key: boolean;
  /** Goes on from the name of the key, without a stop: `must be a number`. */
  readonly message: string;
}

/** `data` as `schema` gives it, or every problem with it. */
export function checkShape<Shape extends z.ZodType>(
  schema: Shape,
  data: unknown,
): { readonly ok: true; readonly value: z.output<Shape> } | { readonly ok: false; readonly problems: readonly ShapeProblem[] } {
  const checked = schema.safeParse(data);
  return checked.success
    ? { ok: true, value: checked.data }
    : { ok: false, problems: checked.error.issues.flatMap((issue) => problemsOf(issue, schema, data)) };
}

type Issue = z.core.$ZodIssue;

function problemsOf(issue: Issue, schema: z.ZodType, data: unknown): readonly ShapeProblem[] {
  const { path } = issue;
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({
        path: [...path, key],
        key: true,
        message: `is no key here; ${instead(key, keysAt(schema, path))}`,
      }));
    case 'invalid_key':
      return [{ path, key: true, message: keyMessage(issue, String(path.at(-1))) }];
    case 'invalid_value':
      return [{ path, key: false, message: valueMessage(issue.values.map(String), valueAt(data, path)) }];
    case 'invalid_type':
    case 'invalid_union':
      return [{ path, key: false, message: typeMessage(issue, valueAt(data, path)) }];
    case 'custom':
    case 'invalid_element':
    case 'invalid_format':
    case 'not_multiple_of':
    case 'too_big':
    case 'too_small':
      return [{ path, key: false, message: plainly(issue.message) }];
  }
}

/** Zod’s own words: `Too small: expected number to be >=1`. */
function plainly(message: string): string {
  return message.replace(/^Too (?:small|big): expected \w+ to /u, 'must ').replace(/^[A-Z]/u, (letter) => letter.toLowerCase());
}

function instead(given: string, known: readonly string[]): string {
  const near = nearest(given, known);
  return near === null ? `there are ${known.join(', ')}` : `did you mean ${near}?`;
}

function keyMessage({ issues }: Extract<Issue, { code: 'invalid_key' }>, key: string): string {
  const [inner] = issues;
  return inner?.code === 'invalid_value' ? `is no key here; ${instead(key, inner.values.map(String))}` : (inner?.message ?? 'is no key');
}

function valueMessage(values: readonly string[], given: unknown): string {
  const near = typeof given === 'string' ? nearest(given, values) : null;
  const lack = given === undefined ? 'is missing: it ' : '';
  return `${lack}must be ${values.join(', ').replace(/, (?=[^,]*$)/u, ' or ')}${near === null ? '' : `; did you mean ${near}?`}`;
}

const kinds: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  object: 'a list of keys with values',
  record: 'a list of keys with values',
  array: 'a list',
};

function typeMessage(issue: Extract<Issue, { code: 'invalid_type' | 'invalid_union' }>, given: unknown): string {
  const wanted = issue.code === 'invalid_union' ? 'a number or text' : (kinds[issue.expected] ?? issue.expected);
  return given === undefined || given === null ? `is missing: it must be ${wanted}` : `must be ${wanted}`;
}

/** The keys that an object of `schema` at `path` may have. */
function keysAt(schema: z.core.$ZodType, path: readonly PropertyKey[]): readonly string[] {
  if (schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault) return keysAt(schema.unwrap(), path);
  // What is made of something else first, such as a list of one: the keys are those of the latter.
  if (schema instanceof z.ZodPipe) return keysAt(schema.out, path);
  const [step, ...rest] = path;
  if (schema instanceof z.ZodArray) return keysAt(schema.element, rest);
  if (schema instanceof z.ZodRecord) {
    if (step !== undefined) return keysAt(schema.valueType, rest);
    return schema.keyType instanceof z.ZodEnum ? schema.keyType.options.map(String) : [];
  }
  if (!(schema instanceof z.ZodObject)) return [];
  const inner: unknown = step === undefined ? undefined : schema.shape[String(step)];
  return step === undefined ? Object.keys(schema.shape) : keysAt(inner as z.core.$ZodType, rest);
}

function valueAt(data: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((value, step) => (typeof value === 'object' && value !== null ? Reflect.get(value, step) : undefined), data);
}
