import { isObject } from '../../model/json';
import { numberOf, type Summary } from '../../model/summary';

export const summary: Summary = ({ to, ring_group }) => ({
  key: 'summary.callback',
  values: { to: numberOf(to), group: isObject(ring_group) ? String(ring_group.id ?? ring_group.variable ?? '?') : '?' },
});
