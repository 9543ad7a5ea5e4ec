import { expect, test } from 'vitest';
import { CHECKS, type CheckKey, checksOf, type Found, listOf } from './checks';

const all = () => true;
const found = (...done: CheckKey[]): Partial<Record<CheckKey, Found>> =>
  Object.fromEntries(
    CHECKS.map(({ key }) => [key, { done: done.includes(key), flowId: done.includes(key) ? 'f1' : null }]),
  );
const ways = (...done: CheckKey[]) => listOf(CHECKS, found(...done), all)?.map(({ way }) => way?.to ?? null);

test('a new engine: what needs a flow has no way yet', () => {
  expect(ways()).toEqual(['/trunks', '/numbers', '/clients', '/flows', null, null]);
});

test('what is done has no way, what comes next leads to the flow', () => {
  expect(ways('trunk', 'number', 'flow')).toEqual([null, null, '/clients', null, '/flows/$flowId/edit', null]);
  const rows = listOf(CHECKS, found('trunk', 'number', 'flow', 'publish'), all);
  expect(rows?.at(-1)?.way).toEqual({ to: '/flows', search: { request: 'f1' } });
});

test('the list goes when all is done; a client is not asked for', () => {
  expect(ways('trunk', 'number', 'flow', 'publish', 'test')).toBeUndefined();
  expect(ways('trunk', 'number', 'client', 'flow', 'publish')).toBeDefined();
});

test('one sees what one may read, and is led where one may do', () => {
  const author = (scope: string) => ['numbers:read', 'flows:read', 'flows:write', 'interactions:read'].includes(scope);
  const checks = checksOf(author);
  expect(checks.map(({ key }) => key)).toEqual(['number', 'flow', 'publish', 'test']);
  expect(listOf(checks, found(), author)?.map(({ way }) => way?.to ?? null)).toEqual([null, '/flows', null, null]);
});

test('who could do none of it is not shown it', () => {
  const viewer = (scope: string) => scope.endsWith(':read');
  expect(listOf(checksOf(viewer), found(), viewer)).toBeNull();
});
