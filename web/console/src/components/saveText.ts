/** Offers a text as a file to keep; bytes too, where they must stay as they came. */
export const saveText = (name: string, text: string | Blob, type = 'application/json'): void => {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name.replace(/[/\\:*?"<>|]/g, '_');
  link.click();
  URL.revokeObjectURL(url);
};
