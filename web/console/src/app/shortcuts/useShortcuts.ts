import { useEffect, useRef } from 'react';
import type { Action, World } from '../../lib/actions/action';
import { systemClock } from '../../lib/time/clock';
import { NOTHING, onPress, spell } from './keys';

const TYPING =
  'input:not([type="checkbox"]):not([type="radio"]):not([type="file"]), textarea, select, [contenteditable="true"], .cm-editor';

/** Single letters belong to the text while somebody types, and to a dialog while one is open. */
const isTaken = (target: EventTarget | null, spelt: string): boolean =>
  !spelt.startsWith('mod+') &&
  target instanceof Element &&
  target.closest(`${TYPING}, [role="dialog"], [role="menu"]`) !== null;

/** Listens for the keys of the actions that count here: the only place where keys are heard. */
export const useShortcuts = (actions: readonly Action[], world: World): void => {
  const pressed = useRef(NOTHING);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const spelt = spell(event);
      if (event.defaultPrevented || event.isComposing || isTaken(event.target, spelt)) return;
      const known = actions.flatMap(({ keys }) => (keys === undefined ? [] : [keys]));
      const { hit, next } = onPress(pressed.current, spelt, systemClock.now(), known);
      pressed.current = next;
      const action = actions.find(({ keys }) => keys === hit);
      if (hit === null || !action) return;
      event.preventDefault();
      action.run(world);
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [actions, world]);
};
