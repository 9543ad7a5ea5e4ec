import { numberOf, type Summary } from '../../model/summary';

export const summary: Summary = ({ to, ring_seconds }) => ({
  key: 'summary.forward',
  values: { to: numberOf(to), seconds: Number(ring_seconds ?? 35) },
});
