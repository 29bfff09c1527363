import type { Language } from '../core/ui/language';
import type { GalleryState } from './state';

declare global {
  interface Window {
    /** For tools, which go through many states in one page. */
    gallery: {
      names(): Pick<GalleryState, 'name' | 'page'>[];
      show(name: string, language: Language): Promise<void>;
    };
  }
}
