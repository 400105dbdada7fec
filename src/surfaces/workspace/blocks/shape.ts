/** Small checkers that combine: each looks at a value and complains in the words of Slack's API, with a JSON pointer. */

export type Complain = (text: string, pointer: string) => void;

/** Complains about `value`, which stands at `pointer`; silent where it is well formed. */
export type Shape = (value: unknown, pointer: string, complain: Complain) => void;

export type Json = Readonly<Record<string, unknown>>;

/** True for a JSON object (not null, not a list). */
export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A string of `min` to `max` characters (UTF-16 units, the strictest reading). */
export function text(min: number, max: number): Shape {
  return (value, pointer, complain) => {
    if (typeof value !== 'string') complain('must provide a string', pointer);
    else if (value.length < min) complain(`must be more than ${min - 1} characters`, pointer);
    else if (value.length > max) complain(`must be less than ${max + 1} characters`, pointer);
  };
}

/** A finite number, whole where `whole` says so, between `min` and `max`. */
export function number(min = -Infinity, max = Infinity, whole = false): Shape {
  return (value, pointer, complain) => {
    if (typeof value !== 'number' || !Number.isFinite(value) || (whole && !Number.isInteger(value)))
      complain(`must provide ${whole ? 'an integer' : 'a number'}`, pointer);
    else if (value < min || value > max) complain(`must be between ${min} and ${max}`, pointer);
  };
}

export const flag: Shape = (value, pointer, complain) => {
  if (typeof value !== 'boolean') complain('must provide a boolean', pointer);
};

/** One of the given strings. */
export function word(...allowed: readonly string[]): Shape {
  return (value, pointer, complain) => {
    if (typeof value !== 'string' || !allowed.includes(value)) complain(`must be a valid enum value (${allowed.join(', ')})`, pointer);
  };
}

/** A list of `min` to `max` items, each of shape `of`. */
export function list(min: number, max: number, of: Shape): Shape {
  return (value, pointer, complain) => {
    if (!Array.isArray(value)) {
      complain('must provide an array', pointer);
      return;
    }
    if (value.length < min) complain(`no fewer than ${min} items allowed`, pointer);
    if (value.length > max) complain(`no more than ${max} items allowed`, pointer);
    for (const [index, item] of value.entries()) of(item, `${pointer}/${index}`, complain);
  };
}

/** An object that has every field of `required`, may have those of `optional`, and no others. */
export function object(required: Readonly<Record<string, Shape>>, optional: Readonly<Record<string, Shape>> = {}): Shape {
  return (value, pointer, complain) => {
    if (!isObject(value)) {
      complain('must provide an object', pointer);
      return;
    }
    for (const name of Object.keys(required)) if (value[name] === undefined) complain(`missing required field: ${name}`, pointer);
    for (const [name, field] of Object.entries(value)) {
      const shape = required[name] ?? optional[name];
      if (shape === undefined) complain(`invalid additional property: ${name}`, pointer);
      else if (field !== undefined) shape(field, `${pointer}/${name}`, complain);
    }
  };
}

/** An object whose `type` chooses its shape. */
export function byType(shapes: Readonly<Record<string, Shape>>): Shape {
  return (value, pointer, complain) => {
    if (!isObject(value)) {
      complain('must provide an object', pointer);
      return;
    }
    const shape = typeof value['type'] === 'string' ? shapes[value['type']] : undefined;
    if (shape === undefined) complain(`unsupported type: ${String(value['type'])}`, `${pointer}/type`);
    else shape(value, pointer, complain);
  };
}

/** All of `shapes` hold. */
export function all(...shapes: readonly Shape[]): Shape {
  return (value, pointer, complain) => {
    for (const shape of shapes) shape(value, pointer, complain);
  };
}

/** Exactly one of `names` is present. */
export function exactlyOne(...names: readonly string[]): Shape {
  return (value, pointer, complain) => {
    if (isObject(value) && names.filter((name) => value[name] !== undefined).length !== 1)
      complain(`must provide exactly one of: ${names.join(', ')}`, pointer);
  };
}
