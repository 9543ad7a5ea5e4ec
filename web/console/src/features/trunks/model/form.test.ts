import { expect, test } from 'vitest';
import { bodyOf, faultsOf, formOf, NEW_TRUNK, type Trunk } from './form';

const stored = {
  trunk_id: 't1',
  name: 'carrier',
  enabled: true,
  transport: 'udp',
  gateways: [
    { host: 'sip.example.net', port: 5060 },
    { host: '192.0.2.1', port: 5080 },
  ],
  auth_user: 'me',
  auth_realm: 'realm',
  has_password: true,
  settings: { codecs: ['PCMA'], max_concurrent_calls: 10 },
  allowed_sources: ['192.0.2.0/24'],
  route_prefixes: ['+49', '+43'],
  route_order: 5,
  created_at: '',
  updated_at: '',
} as Trunk;

test('a trunk that is opened and saved is the same, its password untouched', () => {
  const { trunk_id, transport, has_password, created_at, updated_at, ...rest } = stored;
  expect(bodyOf(formOf(stored), stored)).toEqual(rest);
});

test.each([
  ['sip.example.net', { host: 'sip.example.net', port: 5060 }],
  ['sip.example.net:5061', { host: 'sip.example.net', port: 5061 }],
  ['[2001:db8::1]:5070', { host: '2001:db8::1', port: 5070 }],
  ['[2001:db8::1]', { host: '2001:db8::1', port: 5060 }],
])('gateway %s', (gateways, gateway) => {
  expect(bodyOf({ ...NEW_TRUNK, gateways }, null).gateways).toEqual([gateway]);
});

test('lists may be typed with commas, blanks and lines', () => {
  expect(bodyOf({ ...NEW_TRUNK, prefixes: '+49, +43\n+41 ' }, null).route_prefixes).toEqual(['+49', '+43', '+41']);
});

test('a password is sent only when one was typed', () => {
  expect(bodyOf(NEW_TRUNK, null)).not.toHaveProperty('password');
  expect(bodyOf({ ...NEW_TRUNK, password: 'x' }, null).password).toBe('x');
});

test('what is no whole number is said before it is sent', () => {
  expect(faultsOf({ ...NEW_TRUNK, order: '1.5', calls: 'many' })).toEqual({ order: 'whole', calls: 'whole' });
  expect(faultsOf(NEW_TRUNK)).toEqual({});
});
