import type { SiteAdapter } from './site-adapter';

/** Its buttons carry plain words: the generic rules read them. */
export const whereby: SiteAdapter = {
  name: 'Whereby',
  hosts: ['*.whereby.com'],
  names: {
    tile: '[data-participant-id]',
    name: [{ at: '[class*="participantName" i]' }],
  },
};
