/** Why a client was not let in or was sent away. */
const refusals = [
  'path',
  'origin',
  'address-sockets',
  'address-connects',
  'sockets',
  'query',
  'id-taken',
  'stopping',
] as const;
const cuts = ['malformed', 'too-fast', 'slow', 'silent', 'replaced', 'bus'] as const;
const outcomes = ['delivered', 'queued', 'full', 'absent'] as const;

export type Refusal = (typeof refusals)[number];
export type Cut = (typeof cuts)[number];

const zeros = <K extends string>(names: readonly K[]): Record<K, number> => {
  const counts: Partial<Record<K, number>> = {};
  for (const name of names) counts[name] = 0;
  // Every name was just written.
  return counts as Record<K, number>;
};

/** Plain numbers that the broker counts up and that others read: counting must cost nothing. */
export const createTally = () => ({
  /** Sockets that are open now. */
  sockets: 0,
  opened: 0,
  expired: 0,
  messages: zeros(outcomes),
  refused: zeros(refusals),
  cut: zeros(cuts),
});

export type Tally = ReturnType<typeof createTally>;
