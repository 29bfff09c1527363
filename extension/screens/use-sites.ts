import { useEffect, useState } from 'preact/hooks';
import type { SitePermissions } from '../settings/site-permissions';
import { knownSites } from '../sites/known-sites';
import { siteName } from '../sites/site-pattern';
import { text } from '../text/text';

interface SiteState {
  readonly patterns: readonly string[];
  readonly name: string;
  readonly allowed: boolean;
  readonly builtIn: boolean;
}

export interface Sites {
  readonly known: readonly SiteState[];
  /** Granted beyond the known ones. */
  readonly others: readonly SiteState[];
  /** What became of the last request, as a sentence; empty at first. */
  readonly outcome: string;
  /** Call from a click. True when the person agreed. */
  readonly allow: (site: Pick<SiteState, 'patterns' | 'name'>) => Promise<boolean>;
  readonly remove: (site: Pick<SiteState, 'patterns' | 'name'>) => Promise<boolean>;
}

type Lists = Pick<Sites, 'known' | 'others'>;

const look = async (permissions: SitePermissions): Promise<Lists> => {
  const { builtIn } = permissions;
  const known = await Promise.all(
    knownSites.map(async ({ name, patterns }) => ({
      name,
      patterns,
      allowed: await permissions.allows(patterns),
      builtIn: patterns.every((pattern) => builtIn.includes(pattern)),
    })),
  );
  const listed = new Set(knownSites.flatMap(({ patterns }) => patterns));
  const others = (await permissions.granted())
    .filter((pattern) => !listed.has(pattern))
    .map((pattern) => ({
      patterns: [pattern],
      name: siteName(pattern),
      allowed: true,
      builtIn: builtIn.includes(pattern),
    }));
  return { known, others };
};

/** What is allowed now, kept true while grants change here or in the browser's own settings. */
export const useSites = (permissions: SitePermissions): Sites => {
  const [lists, setLists] = useState<Lists>({ known: [], others: [] });
  const [outcome, setOutcome] = useState('');

  useEffect(() => {
    const watching = new AbortController();
    const refresh = (): void => {
      void look(permissions).then((found) => {
        if (!watching.signal.aborted) setLists(found);
      });
    };
    permissions.watch(refresh, watching.signal);
    refresh();
    return () => watching.abort();
  }, [permissions]);

  /** `asked` has begun in the click already. */
  const settle = async (asked: Promise<boolean>, done: string): Promise<boolean> => {
    // The browser rejects what it will not even ask; to the person that is a no.
    const agreed = await asked.catch(() => false);
    setOutcome(agreed ? done : text.sites.refused);
    setLists(await look(permissions));
    return agreed;
  };
  return {
    ...lists,
    outcome,
    allow: ({ patterns, name }) => settle(permissions.request(patterns), text.sites.allowed(name)),
    remove: ({ patterns, name }) => settle(permissions.remove(patterns), text.sites.removed(name)),
  };
};
