/** Whether a picture of the call can float over other apps here. */
export const canFloat = (): boolean =>
  document.pictureInPictureEnabled === true &&
  'requestPictureInPicture' in HTMLVideoElement.prototype;

/** Lets the largest picture that moves float over other apps, or brings the floating one back. */
export const toggleFloating = (region: HTMLElement | null): void => {
  if (document.pictureInPictureElement !== null) {
    document.exitPictureInPicture().catch(() => {
      // It was closed meanwhile.
    });
    return;
  }
  const area = ({ clientWidth, clientHeight }: HTMLVideoElement) => clientWidth * clientHeight;
  const [largest] = [...(region?.querySelectorAll('video') ?? [])]
    .filter(({ videoWidth }) => videoWidth > 0)
    .sort((a, b) => area(b) - area(a));
  largest?.requestPictureInPicture().catch((error: unknown) => {
    console.debug('[baton:phone] no floating window:', error);
  });
};
