export const SPEEDS = [1, 2, 4, 8] as const;
export type Speed = (typeof SPEEDS)[number];

/** Where somebody looks at in the time of a call, and whether that moves. */
export type Player = {
  /** Milliseconds from the request; null stays at the end, also while that grows. */
  readonly at: number | null;
  readonly speed: Speed;
  readonly playing: boolean;
};

export type PlayerInput =
  | { readonly type: 'play' | 'pause' }
  | { readonly type: 'seek'; readonly at: number }
  | { readonly type: 'speed'; readonly speed: Speed }
  /** So much time went by on the reader's clock. */
  | { readonly type: 'passed'; readonly ms: number };

export const AT_THE_END: Player = { at: null, speed: 1, playing: false };

export const momentOf = ({ at }: Player, length: number): number => Math.min(at ?? length, length);

/** Playing begins where one looks, or anew once the end is reached; at the end it stops and stays there. */
export const player = (state: Player, input: PlayerInput, length: number): Player => {
  switch (input.type) {
    case 'play':
      return { ...state, playing: length > 0, at: momentOf(state, length) >= length ? 0 : state.at };
    case 'pause':
      return { ...state, playing: false };
    case 'seek':
      return { ...state, playing: false, at: input.at >= length ? null : Math.max(0, input.at) };
    case 'speed':
      return { ...state, speed: input.speed };
    case 'passed': {
      if (!state.playing) return state;
      const at = momentOf(state, length) + input.ms * state.speed;
      return at >= length ? { ...state, at: null, playing: false } : { ...state, at };
    }
  }
};
