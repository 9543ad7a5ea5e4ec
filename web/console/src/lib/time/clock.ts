/** Where the present comes from; passed in, so that a test says what time it is. */
export interface Clock {
  now(): number;
}

export const systemClock: Clock = { now: () => Date.now() };

/** A clock that stands still until it is moved. */
export const fixedClock = (at: number): Clock & { move(ms: number): void } => {
  let now = at;
  return {
    now: () => now,
    move: (ms) => {
      now += ms;
    },
  };
};
