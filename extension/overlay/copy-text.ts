/** Browsers refuse the clipboard API to a frame without focus, but not the older command. */
const copyByCommand = (document: Document, text: string): boolean => {
  const listening = new AbortController();
  document.addEventListener(
    'copy',
    (event) => {
      event.clipboardData?.setData('text/plain', text);
      event.preventDefault();
    },
    { signal: listening.signal },
  );
  const copied = document.execCommand('copy');
  listening.abort();
  return copied;
};

/** Puts the text on the clipboard; false where the browser allows neither way. Needs a recent click. */
export const copyText = async (window: Window, text: string): Promise<boolean> => {
  try {
    await window.navigator.clipboard.writeText(text);
    return true;
  } catch {
    // Not focused, or forbidden by the page's permissions policy: the command may still do.
    return copyByCommand(window.document, text);
  }
};
