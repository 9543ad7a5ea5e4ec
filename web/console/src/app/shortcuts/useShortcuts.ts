import { useEffect, useRef } from 'react';
import type { Action, World } from '../../lib/actions/action';
import { systemClock } from '../../lib/time/clock';
import { NOTHING, onPress, spell } from './keys';

const TYPING =
  'input:not([type="checkbox"]):not([type="radio"]):not([type="file"]), textarea, select, [contenteditable="true"], .cm-editor';

const CLOSED = `${TYPING}, [role="dialog"], [role="menu"]`;

/** A part of the page with keys of its own, such as the editor, hears them also while nothing in it has the focus. */
const partFor = ({ target, key }: KeyboardEvent): Element | null => {
  // They press what has the focus, wherever that is.
  if ((key === ' ' || key === 'Enter') && target !== document.body) return null;
  const part = document.querySelector('[data-keys]');
  const isElsewhere = target instanceof Element && !part?.contains(target) && target.closest(CLOSED) === null;
  return isElsewhere && document.querySelector('[role="dialog"]') === null ? part : null;
};

/** Single letters belong to the text while somebody types, and to a dialog while one is open. */
const isTaken = (target: EventTarget | null, spelt: string): boolean =>
  !spelt.startsWith('mod+') && target instanceof Element && target.closest(CLOSED) !== null;

/** Listens for the keys of the actions that count here: the only place where keys are heard. */
export const useShortcuts = (actions: readonly Action[], world: World): void => {
  const pressed = useRef(NOTHING);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return;
      const part = partFor(event);
      if (part) {
        // Pressed in the part instead; from there it comes here again.
        if (!part.dispatchEvent(new KeyboardEvent('keydown', event))) event.preventDefault();
        return;
      }
      const spelt = spell(event);
      if (isTaken(event.target, spelt)) return;
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
