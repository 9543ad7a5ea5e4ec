import { type UseMutationOptions, useMutation } from '@tanstack/react-query';
import { useCallback, useRef } from 'react';

/** A mutation that drops what is sent again while the same is under way: a button is drawn busy only after the second half of a double click. */
export const useSending = <Answer, Given = void>(options: UseMutationOptions<Answer, Error, Given>) => {
  const underWay = useRef(new Set<string>());
  const { mutate: send, ...state } = useMutation<Answer, Error, Given>({
    ...options,
    onSettled: async (answer, fault, given, ...rest) => {
      try {
        await options.onSettled?.(answer, fault, given, ...rest);
      } finally {
        underWay.current.delete(spelt(given));
      }
    },
  });
  const mutate = useCallback(
    (given: Given) => {
      if (underWay.current.has(spelt(given))) return;
      underWay.current.add(spelt(given));
      send(given);
    },
    [send],
  );
  return { ...state, mutate };
};

const spelt = (given: unknown): string => JSON.stringify(given) ?? '';
