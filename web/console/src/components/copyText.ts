/** Copies without a secure context too: the browser's clipboard object is missing there, a copy event is not. */
export const copyText = async (text: string): Promise<boolean> => {
  if (navigator.clipboard) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      // The browser may refuse the one way (no permission, no focus) and allow the other.
    }
  }
  return copyByEvent(text);
};

const copyByEvent = (text: string): boolean => {
  let put = false;
  const onCopy = (event: ClipboardEvent) => {
    event.clipboardData?.setData('text/plain', text);
    event.preventDefault();
    put = event.clipboardData !== null;
  };
  document.addEventListener('copy', onCopy, { capture: true, once: true });
  document.execCommand('copy');
  document.removeEventListener('copy', onCopy, { capture: true });
  return put;
};
