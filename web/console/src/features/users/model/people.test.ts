import { expect, test } from 'vitest';
import type { SessionRow } from '../../../lib/api/bodies';
import { browserOf } from './browser';
import { ROLES, seenOf, verbsFor } from './people';

const seen = (seen_at: string) => ({ seen_at }) as SessionRow;

test('the latest of all sessions counts, without one the password says what it means', () => {
  const rows = [seen('2026-03-01T10:00:00Z'), seen('2026-03-02T10:00:00+00:00')];
  expect(seenOf({ has_password: true }, rows)).toEqual({ at: '2026-03-02T10:00:00+00:00' });
  expect(seenOf({ has_password: true }, [])).toBe('nowhere');
  expect(seenOf({ has_password: false }, [])).toBe('invited');
});

test('nobody locks himself out, and who only reads changes nothing', () => {
  expect(verbsFor(true, true)).toEqual(['edit', 'sessions']);
  expect(verbsFor(false, true)).toContain('remove');
  expect(verbsFor(false, false)).toEqual(['sessions']);
});

test('every role of the engine stands once', () => {
  expect(new Set(ROLES).size).toBe(6);
});

const LIKE = 'AppleWebKit/537.36 (KHTML, like Gecko)';
test.each([
  ['Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', 'Firefox 140, Linux'],
  [`Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${LIKE} Chrome/156.0.0.0 Safari/537.36`, 'Chrome 156, Windows'],
  [`Mozilla/5.0 (Windows NT 10.0) ${LIKE} Chrome/156.0.0.0 Safari/537.36 Edg/156.0`, 'Edge 156, Windows'],
  [`Mozilla/5.0 (Linux; Android 15) ${LIKE} Chrome/156.0.0.0 Mobile Safari/537.36`, 'Chrome 156, Android'],
  ['Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15) AppleWebKit/605 Version/26.1 Safari/605', 'Safari 26, macOS'],
  ['Mozilla/5.0 (iPhone; CPU iPhone OS 19 like Mac OS X) Version/19.0 Mobile/15E Safari/604', 'Safari 19, iPhone'],
  ['curl/8.5.0', 'curl/8.5.0'],
  ['', null],
])('%s is %s', (agent, name) => {
  expect(browserOf(agent)).toBe(name);
});
