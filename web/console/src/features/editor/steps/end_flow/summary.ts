import type { Summary } from '../../model/summary';

export const summary: Summary = () => ({ key: 'summary.end' });
