import { useRef } from 'react';
import { systemClock } from '../lib/time/clock';

/** A press so soon after another is the second half of a double click, aimed at what stood there before. */
const DOUBLE_CLICK_MS = 500;

/** What is searched for is no loss. */
const SEARCH = '[role="combobox"], [type="search"]';

/**
 * What keeps a dialog open when somebody presses beside it: something typed in it, or that it has just opened or was just pressed in, for then it may
 * have grown under the pointer or shrunk away from it.
 */
export const useHold = () => {
  const typed = useRef(false);
  const pressedAt = useRef(systemClock.now());
  return {
    holds: () => typed.current || systemClock.now() - pressedAt.current < DOUBLE_CLICK_MS,
    watch: {
      onInputCapture: ({ target }: { target: EventTarget }) => {
        if (target instanceof Element && !target.closest(SEARCH)) typed.current = true;
      },
      onPointerDownCapture: () => {
        pressedAt.current = systemClock.now();
      },
    },
  };
};
