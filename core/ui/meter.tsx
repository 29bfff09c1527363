const bars = [4, 12, 22, 34, 48, 64, 80] as const;

/** How loud something is, `level` from 0 to 100. Decorative: say in words beside it what is heard. */
export const Meter = ({ level }: { readonly level: number }) => (
  <div class="meter" aria-hidden="true">
    {bars.map((from) => (
      <span key={from} class={level >= from ? 'lit' : ''} />
    ))}
  </div>
);
