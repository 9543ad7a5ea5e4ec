import { createContext, useContext } from 'react';

/** Whether the reader may do what a scope stands for. The engine decides again with every request. */
export type May = (scope: string) => boolean;

export const MayContext = createContext<May>(() => false);

export const useMay = (): May => useContext(MayContext);
