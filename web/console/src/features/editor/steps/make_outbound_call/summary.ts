import { numberOf, type Summary } from '../../model/summary';

export const summary: Summary = ({ from, to, ring_seconds }) => ({
  key: 'summary.call',
  values: { from: numberOf(from), to: numberOf(to), seconds: Number(ring_seconds ?? 15) },
});
