import { counted } from '../../model/summary';

export const summary = counted('rules', 'summary.rules');
