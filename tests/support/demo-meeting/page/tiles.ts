import type { Person } from '../signals';

export interface Tiles {
  /** Shows the person, or what changed about them. */
  show(person: Person, stream?: MediaStream): void;
  remove(id: string): void;
  clear(): void;
}

/** One tile for each person: picture, name, and whether they can be heard and seen. */
export const createTiles = (parent: HTMLElement, ownId: string): Tiles => {
  const tiles = new Map<string, HTMLElement>();

  const create = (person: Person): HTMLElement => {
    const tile = document.createElement('figure');
    tile.className = person.id === ownId ? 'tile own' : 'tile';
    const video = document.createElement('video');
    video.autoplay = true;
    video.playsInline = true;
    video.muted = person.id === ownId;
    const initial = document.createElement('span');
    initial.className = 'initial';
    initial.ariaHidden = 'true';
    initial.textContent = person.name.slice(0, 1).toUpperCase();
    const caption = document.createElement('figcaption');
    caption.textContent = person.id === ownId ? `${person.name} (you)` : person.name;
    tile.append(video, initial, caption);
    tiles.set(person.id, tile);
    parent.append(tile);
    arrange();
    return tile;
  };

  const arrange = (): void => {
    parent.style.setProperty('--columns', String(Math.ceil(Math.sqrt(tiles.size))));
  };

  return {
    show(person, stream) {
      const tile = tiles.get(person.id) ?? create(person);
      tile.classList.toggle('muted', person.muted);
      tile.classList.toggle('camera-off', person.cameraOff);
      const video = tile.querySelector('video');
      if (video !== null && stream !== undefined && video.srcObject !== stream) {
        video.srcObject = stream;
      }
    },
    remove(id) {
      tiles.get(id)?.remove();
      tiles.delete(id);
      arrange();
    },
    clear() {
      for (const tile of tiles.values()) tile.remove();
      tiles.clear();
    },
  };
};
