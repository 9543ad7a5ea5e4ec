/** One alarm at a time, on the page's clock. */
export const pageAlarm = (now: () => number) => {
  let set: ReturnType<typeof setTimeout> | undefined;
  return (at: number | null, ring: () => void): void => {
    clearTimeout(set);
    if (at !== null) set = setTimeout(ring, Math.max(0, at - now()));
  };
};
