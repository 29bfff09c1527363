/** Camera colours that stay far apart after a video codec has had them, as `#rrggbb`. */
export const colours = {
  laptop: '#d02020',
  anna: '#20a030',
  ben: '#2040d0',
  carla: '#d0c020',
  phone: '#c020c0',
} as const;

/**
 * Tones in Hz. Opus surrounds a pure tone with faint copies every 250 Hz, so no tone lies near
 * another one plus or minus a multiple of that, nor on a multiple of another.
 */
export const tones = { laptop: 440, anna: 620, ben: 850, carla: 1030, phone: 1500 } as const;

/** The sound of a film that somebody shares, apart from all people's tones. */
export const jingleHz = 1810;
