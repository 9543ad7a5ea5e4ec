import type { Summary } from '../../model/summary';

export const summary: Summary = ({ function: name }) =>
  name ? { key: 'summary.function', values: { name: String(name) } } : null;
