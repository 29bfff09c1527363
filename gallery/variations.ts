/**
 * Views of one phase: the plain one, and one for each other value of each of its enumerated
 * fields. The types want every value of every such field, so a new one needs a sample here.
 */
type Plain<T> = Exclude<T, null>;
type Enumerated<T> = [Plain<T>] extends [boolean]
  ? true
  : [Plain<T>] extends [string]
    ? string extends Plain<T>
      ? false
      : true
    : false;
type FieldOf<View> = View extends unknown ? Exclude<keyof View, 'phase'> : never;
type ValueOf<View, Field extends PropertyKey> = View extends { readonly [F in Field]: infer Value }
  ? Value
  : never;
type Word<T> = T extends string | boolean | null ? `${T}` : never;
type More<View> = View extends unknown ? Partial<View> : never;

/** For each value what else differs from the plain view then, mostly nothing. */
type Variations<View> = {
  readonly [F in FieldOf<View> as Enumerated<ValueOf<View, F>> extends true ? F : never]: Readonly<
    Record<Word<ValueOf<View, F>>, More<View>>
  >;
};

const meantBy = (word: string): string | boolean | null => {
  if (word === 'null') return null;
  return word === 'true' || word === 'false' ? word === 'true' : word;
};

/** The views by name: the phase for the plain one, else "phase · field value". */
export const variations = <View extends { readonly phase: string }>(
  plain: View,
  of: Variations<View>,
): [string, View][] => {
  const views: [string, View][] = [[plain.phase, plain]];
  for (const [field, samples] of Object.entries<object>(of)) {
    for (const [word, more] of Object.entries<object>(samples as Record<string, object>)) {
      const value = meantBy(word);
      if (Reflect.get(plain, field) === value) continue;
      views.push([`${plain.phase} · ${field} ${word}`, { ...plain, ...more, [field]: value }]);
    }
  }
  return views;
};

/** Without the views that are called or look the same as an earlier one. */
export const distinct = <View extends object>(
  views: readonly (readonly [string, View])[],
): [string, View][] => {
  const seen = new Map<string, [string, View]>();
  for (const [name, view] of views) {
    const same = JSON.stringify(Object.entries(view).sort());
    if (!seen.has(same)) seen.set(same, [name, view]);
  }
  return [...new Map(seen.values())];
};
