/** The first constraint that a device of these abilities can never meet. */
export const unmet = (wish: unknown, abilities: unknown): string | undefined =>
  Object.keys(Object(wish)).find((name) => {
    const ability: unknown = Object(abilities)[name];
    const { exact, min = exact, max = exact } = Object(Object(wish)[name]);
    return Array.isArray(ability)
      ? exact && ![exact].flat().some((one) => ability.includes(one))
      : min > Object(ability).max || max < Object(ability).min;
  });
