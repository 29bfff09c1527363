import * as fc from 'fast-check';

/** A text near one of `texts`: characters replaced, put in, taken out, or the end cut or extended. */
export function nearText(texts: readonly string[], alphabet: string): fc.Arbitrary<string> {
  const character = fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...alphabet) },
    fc.string({ minLength: 1, maxLength: 1, unit: 'binary' }),
  );
  const edit = fc.record({
    at: fc.nat(1_000),
    remove: fc.nat(2),
    put: fc.oneof(
      character,
      fc.constant(''),
      fc.array(character, { maxLength: 3 }).map((characters) => characters.join('')),
    ),
  });
  return fc
    .tuple(fc.constantFrom(...texts), fc.array(edit, { maxLength: 3 }))
    .map(([text, edits]) =>
      edits.reduce((current, { at, remove, put }) => {
        const index = at % (current.length + 1);
        return current.slice(0, index) + put + current.slice(index + remove);
      }, text),
    );
}

/** Anything JSON can say, and an object near one of `objects`: keys gone, renamed, added, values swapped. */
export function nearJson(objects: readonly object[]): fc.Arbitrary<unknown> {
  const value = fc.oneof(
    fc.jsonValue({ maxDepth: 2 }),
    fc.constantFrom(-1, 0.5, 1e21, Number.MAX_SAFE_INTEGER + 1, '', 'x'.repeat(20_000), null, [[]]),
  );
  const name = fc.constantFrom('__proto__', 'constructor', 'toString', 'i', 't', 'v', 'extra', '');
  const change = fc.record({
    pick: fc.nat(20),
    how: fc.constantFrom('drop', 'set', 'add'),
    name,
    value,
  });
  const near = fc
    .tuple(fc.constantFrom(...objects), fc.array(change, { maxLength: 2 }))
    .map(([object, changes]) => {
      // A null prototype, so that `__proto__` becomes a key as JSON.parse makes it one.
      const copy: Record<string, unknown> = Object.assign(Object.create(null), object);
      for (const { pick, how, name: added, value: next } of changes) {
        const keys = Object.keys(copy);
        const key = keys[pick % Math.max(keys.length, 1)] ?? added;
        if (how === 'drop') delete copy[key];
        else copy[how === 'set' ? key : added] = next;
      }
      return copy;
    });
  return fc
    .oneof({ weight: 1, arbitrary: fc.jsonValue() }, { weight: 4, arbitrary: near })
    .map((made) => JSON.parse(JSON.stringify(made)));
}
