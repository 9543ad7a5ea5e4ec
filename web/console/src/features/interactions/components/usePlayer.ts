import { useEffect, useState } from 'react';
import { AT_THE_END, momentOf, type PlayerInput, player } from '../model/player';

/** Often enough to look like moving, seldom enough to cost nothing. */
const FRAME_MS = 100;

/** Moves through the time of a call. */
export const usePlayer = (length: number) => {
  const [state, setState] = useState(AT_THE_END);
  const { playing } = state;
  useEffect(() => {
    if (!playing) return;
    const beat = setInterval(() => setState((now) => player(now, { type: 'passed', ms: FRAME_MS }, length)), FRAME_MS);
    return () => clearInterval(beat);
  }, [playing, length]);
  return {
    state,
    moment: momentOf(state, length),
    feed: (input: PlayerInput) => setState((now) => player(now, input, length)),
  };
};
