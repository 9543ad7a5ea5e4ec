import { useCallback } from 'react';
import type { Command, Refusal } from '../model/command';
import { useDesk } from './desk';

/** Runs a command; a refusal is told in its own words, wherever it was asked for. */
export const useRun = (): ((command: Command) => Refusal | null) => {
  const { editor, told } = useDesk();
  return useCallback(
    (command) => {
      const refusal = editor.run(command);
      told.set(refusal ? { key: `refusal.${refusal}` } : null);
      return refusal;
    },
    [editor, told],
  );
};
