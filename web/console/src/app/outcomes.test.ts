import { expect, test } from 'vitest';
import { OUTCOMES as ofInteractions } from '../features/interactions/model/filters';
import { OUTCOMES as ofReports } from '../features/reports/model/filters';

test('interactions and the report are filtered by the same outcomes', () => {
  expect(ofReports).toEqual(ofInteractions);
});
