/** Whether the engine tells of changes by itself; set by the stream, read by queries that would otherwise ask again and again. */
let up = false;

export const live = {
  isUp: () => up,
  set: (isUp: boolean) => {
    up = isUp;
  },
  /** How often to ask meanwhile: not at all while the engine tells. */
  every: (ms: number): number | false => (up ? false : ms),
};
