import { useEffect } from 'react';
import { ahead } from '../lib/ahead/ahead';

/** Fetches the parts of the console in the background while somebody is inside. */
export const useAhead = (): void => useEffect(() => ahead.begin(), []);
