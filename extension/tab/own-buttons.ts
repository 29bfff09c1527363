import type { Device } from '../bridge/messages';
import { buttons, leaveWords, othersPlaces, toggleWords } from '../sites/generic';
import type { SiteAdapter, SiteToggle } from '../sites/site-adapter';
import { cleanText, controlName } from './page-text';
import { around, closestAround, type PageTree } from './page-tree';
import { ownersIn, type ShownMedia } from './shown-media';

export interface Toggle {
  readonly button: HTMLElement;
  /** An adapter knows it; otherwise its words alone tell. */
  readonly known: boolean;
  /** What the button says now; null where it says nothing that is understood. */
  state(): 'open' | 'muted' | null;
}

/** The person's own controls in the page, as far as they can be told from everybody else's. */
export interface OwnButtons {
  readonly microphone: Toggle | null;
  readonly camera: Toggle | null;
  readonly leave: HTMLElement | null;
}

export const noButtons: OwnButtons = { microphone: null, camera: null, leave: null };

const isButton = (element: Element): element is HTMLElement =>
  element.isConnected && 'click' in element;
const isUsable = (element: Element): boolean =>
  !element.matches(':disabled, [aria-disabled="true"]') && element.checkVisibility();

const knownToggle = (
  page: PageTree,
  { button, open, muted }: SiteToggle,
  tile: string | undefined,
): Toggle | null => {
  const found = page
    .queryAll(button)
    .filter(isButton)
    .find(
      (one) =>
        !one.matches(':disabled, [aria-disabled="true"]') &&
        (tile === undefined || closestAround(one, tile) === null),
    );
  if (found === undefined) return null;
  return {
    button: found,
    known: true,
    state: () => (found.matches(muted) ? 'muted' : found.matches(open) ? 'open' : null),
  };
};

const wordState = (device: Device, button: Element): 'open' | 'muted' | null => {
  const words = toggleWords[device];
  const name = controlName(button);
  const pressed = button.getAttribute('aria-pressed') ?? button.getAttribute('aria-checked');
  if (words.muted.includes(name)) return 'muted';
  if (words.open.includes(name)) return pressed === 'true' ? 'muted' : 'open';
  if (!words.device.includes(name) || button.getAttribute('role') !== 'switch') return null;
  return pressed === null ? null : pressed === 'true' ? 'open' : 'muted';
};

const mostSteps = 4;

/** What stands together with a button: the largest of a few elements around it without any picture. */
const toolbarOf = (button: Element, shown: readonly ShownMedia[]): Element => {
  let toolbar = button;
  for (let step = 0; step < mostSteps; step += 1) {
    const wider = around(toolbar);
    if (wider === null || /^(body|html)$/.test(wider.localName)) return toolbar;
    if (ownersIn(wider, shown).size > 0) return toolbar;
    toolbar = wider;
  }
  return toolbar;
};

/** Whether a button lies in one person's tile: the next picture outwards is that person's alone. */
const isInTile = (button: Element, shown: readonly ShownMedia[]): boolean => {
  for (let at = around(button); at !== null; at = around(at)) {
    if (/^(body|html)$/.test(at.localName)) return false;
    const owners = ownersIn(at, shown);
    if (owners.size > 0) return owners.size === 1;
  }
  return false;
};

/** By words alone, and only where it cannot be meant for anybody else. */
const findByWords = (
  page: PageTree,
  shown: readonly ShownMedia[],
  names: readonly string[],
): OwnButtons => {
  const candidates = page
    .queryAll(buttons)
    .filter(isButton)
    .filter(
      (one) => isUsable(one) && closestAround(one, othersPlaces) === null && !isInTile(one, shown),
    );
  const only = (fits: (one: HTMLElement) => boolean): HTMLElement | null => {
    const [first, ...more] = candidates.filter(fits);
    return first !== undefined && more.length === 0 ? first : null;
  };
  const toggle = (device: Device): HTMLElement | null =>
    only((one) => wordState(device, one) !== null);
  const found = {
    microphone: toggle('microphone'),
    camera: toggle('camera'),
    leave: only((one) => leaveWords.includes(controlName(one))),
  };
  /** Beside another one of the three, and nobody's name there: a bar of the person's own controls. */
  const isOwn = (button: HTMLElement | null): button is HTMLElement => {
    if (button === null) return false;
    const toolbar = toolbarOf(button, shown);
    const text = cleanText(toolbar.textContent, 1_000);
    return (
      Object.values(found).some((one) => one !== button && one !== null && toolbar.contains(one)) &&
      !names.some((name) => text.includes(name))
    );
  };
  const asToggle = (device: Device): Toggle | null => {
    const button = found[device];
    return isOwn(button) ? { button, known: false, state: () => wordState(device, button) } : null;
  };
  return {
    microphone: asToggle('microphone'),
    camera: asToggle('camera'),
    leave: isOwn(found.leave) ? found.leave : null,
  };
};

/**
 * Finds the person's own buttons: by the product's adapter, and where it names
 * none, by a closed list of words. Adapters' buttons count also while a toolbar
 * hides itself.
 */
export const findOwnButtons = (
  page: PageTree,
  adapter: SiteAdapter | null,
  shown: readonly ShownMedia[],
  names: readonly string[],
): OwnButtons => {
  const { isCall, microphone, camera, leave } = adapter ?? {};
  if (isCall !== undefined && page.queryAll(isCall).length === 0) return noButtons;
  const byWords = microphone && camera && leave ? noButtons : findByWords(page, shown, names);
  const tile = adapter?.names?.tile;
  return {
    microphone: microphone ? knownToggle(page, microphone, tile) : byWords.microphone,
    camera: camera ? knownToggle(page, camera, tile) : byWords.camera,
    leave: leave ? (page.queryAll(leave.button).find(isButton) ?? null) : byWords.leave,
  };
};
