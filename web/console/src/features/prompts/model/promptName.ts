/** The longest name the engine takes. */
export const NAME_MAX = 100;

/** A file's name as a prompt's: without its ending, and with blanks for what stands for them. */
export const promptName = (file: string): string =>
  file
    .replace(/\.[^.]+$/, '')
    .replace(/[_-]+/g, ' ')
    .trim()
    .slice(0, NAME_MAX);
