let region: HTMLElement | null = null;

/**
 * Says and makes felt that a code was found. The scanner's screen is gone in the same moment, so
 * what is read out stands outside of all screens.
 */
export const sayFound = (sentence: string): void => {
  region ??= makeRegion();
  region.textContent = sentence;
  // Not on iPhones; where a person has not touched the page yet, it does nothing.
  navigator.vibrate?.(80);
};

/** Has to be there before it speaks: an element that comes with its text is often not read. */
export const prepareToSay = (): void => {
  region ??= makeRegion();
  region.textContent = '';
};

const makeRegion = (): HTMLElement => {
  const made = document.createElement('div');
  made.className = 'unseen';
  made.setAttribute('role', 'status');
  document.body.append(made);
  return made;
};
