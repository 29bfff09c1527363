/** Where a name stands: the text, or an attribute, of an element in a person's tile. */
export interface NameSource {
  /** CSS inside the tile; absent: the tile itself. */
  readonly at?: string;
  /** Absent: the text. */
  readonly attribute?: string;
  /** Its first group is the name; what it does not match holds none. */
  readonly pattern?: RegExp;
}

export interface SiteNames {
  /** CSS of what surrounds one person's picture or sound, and no other person's. */
  readonly tile: string;
  /** Best first. */
  readonly name: readonly NameSource[];
}

/** The person's own button for one device, never one that acts on somebody else. */
export interface SiteToggle {
  /** CSS of the button. */
  readonly button: string;
  /** CSS that the button matches while the device is on. */
  readonly open: string;
  /** CSS that the button matches while the device is off; wins where both match. */
  readonly muted: string;
}

export interface SiteLeave {
  readonly button: string;
  /** The second press that some products ask for, by CSS and accessible name in lower case. */
  readonly confirm?: { readonly button: string; readonly names: readonly string[] };
}

/**
 * How one product's page shows what Baton has to know: CSS and patterns, no
 * code. Everything is optional; what is missing or matches nothing is left to
 * the generic rules. docs/sites.md says how one is written.
 */
export interface SiteAdapter {
  /** As people know the product; the same as in known-sites.ts. */
  readonly name: string;
  /** Host names; `*.` in front stands for the host itself and all below it. */
  readonly hosts: readonly string[];
  /** CSS that matches only while the page is in a call; without it buttons always count. */
  readonly isCall?: string;
  readonly names?: SiteNames;
  readonly microphone?: SiteToggle;
  readonly camera?: SiteToggle;
  readonly leave?: SiteLeave;
}
