import type { ComponentChild } from 'preact';
import type { Language } from '../core/ui/language';

/** One screen in one state, drawn with the real components. */
export interface GalleryState {
  readonly name: string;
  /** Which page it belongs to: its stylesheet and the class of its body. */
  readonly page: 'phone' | 'overlay' | 'options' | 'first-run' | 'small-window';
  /** What the page's `data-phase` says. */
  readonly phase?: string;
  readonly draw: (language: Language) => ComponentChild;
  /** What a person does to get there, once it is drawn. */
  readonly after?: (root: HTMLElement) => void;
  /** How the browser answers when the camera is asked for: not at all, or with this error. */
  readonly camera?: string;
}
