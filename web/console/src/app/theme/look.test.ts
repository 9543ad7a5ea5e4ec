import { expect, test } from 'vitest';
import { keptInMemory } from '../../lib/storage/keptText';
import { applyLook, keepLook, keptLook } from './look';

test('what was chosen comes back, what is unreadable is the default', () => {
  const kept = keptInMemory();
  expect(keptLook(kept)).toEqual({ theme: 'system', density: 'comfortable' });
  keepLook(kept, { theme: 'dark', density: 'compact' });
  expect(keptLook(kept)).toEqual({ theme: 'dark', density: 'compact' });
  kept.write('look', 'purple roomy');
  expect(keptLook(kept)).toEqual({ theme: 'system', density: 'comfortable' });
});

test("the system's theme is no choice of the page", () => {
  const page = { dataset: {} } as HTMLElement;
  applyLook(page, { theme: 'dark', density: 'compact' });
  expect(page.dataset).toEqual({ theme: 'dark', density: 'compact' });
  applyLook(page, { theme: 'system', density: 'comfortable' });
  expect(page.dataset).toEqual({ density: 'comfortable' });
});
