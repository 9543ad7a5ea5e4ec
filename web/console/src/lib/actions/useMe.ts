import { createContext, useContext } from 'react';

/** Id of who is signed in: what this browser keeps of his work is for nobody else. */
export const MeContext = createContext('');

export const useMe = (): string => useContext(MeContext);
