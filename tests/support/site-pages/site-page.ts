/** How one button of an imitated page looks in one state. */
interface Look {
  readonly attributes: Readonly<Record<string, string>>;
  /** What is inside; absent: as it was. */
  readonly html?: string;
}

export interface Control {
  /** CSS of the button in the imitation. */
  readonly button: string;
  readonly open: Look;
  readonly muted: Look;
}

/**
 * An imitation of what is publicly known of one product's page: the elements
 * and attributes by which it can be read, nothing of how it looks or works.
 * None was compared with the real product; docs/sites.md says where each
 * detail is from.
 */
export interface SitePage {
  readonly product: string;
  readonly host: string;
  /** The page in a call; its element `#people` gets the tiles. */
  readonly body: string;
  /** One person's tile; its `video` gets their picture and sound. */
  readonly tile: (name: string, index: number) => string;
  readonly microphone: Control;
  readonly camera: Control;
  readonly leave: {
    readonly button: string;
    /** Asked for before the page leaves. */
    readonly dialog?: { readonly html: string; readonly confirm: string };
  } | null;
}
