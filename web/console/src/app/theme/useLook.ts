import { useState } from 'react';
import { kept } from '../../lib/storage/keptText';
import { applyLook, keepLook, keptLook, type Look } from './look';

/** The look, and how it is changed: at once, and for the next time. */
export const useLook = (): [Look, (change: Partial<Look>) => void] => {
  const [look, setLook] = useState(() => keptLook(kept));
  const change = (part: Partial<Look>) => {
    const next = { ...look, ...part };
    keepLook(kept, next);
    applyLook(document.documentElement, next);
    setLook(next);
  };
  return [look, change];
};
