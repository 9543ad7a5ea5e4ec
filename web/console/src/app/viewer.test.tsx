// @vitest-environment happy-dom
import { screen } from '@testing-library/react';
import type { ReactNode } from 'react';
import { expect, test } from 'vitest';
import { answering } from '../../tests/draw';
import { drawRouted } from '../../tests/drawRouted';
import { Clients } from '../features/clients/components/Clients';
import { Flows } from '../features/flows/components/Flows';
import { Interactions } from '../features/interactions/components/Interactions';
import { Numbers } from '../features/numbers/components/Numbers';
import { Prompts } from '../features/prompts/components/Prompts';
import { Reports } from '../features/reports/components/Reports';
import { Trunks } from '../features/trunks/components/Trunks';
import { Users } from '../features/users/components/Users';

const at = { created_at: '2026-03-01T10:00:00Z', updated_at: '2026-03-01T10:00:00Z' };
const rows = (row: object) => ({ body: { items: [{ ...at, ...row }], next_page_token: null } });
const trunk = { trunk_id: 't1', name: 'A trunk', gateways: [], route_prefixes: [], settings: {} };
const user = { user_id: 'u2', login: 'ben', name: 'A user', role: 'author', has_password: true };
const call = {
  interaction_id: 'i1',
  state: 'running',
  phase: 'ringing',
  current_step: 'dial',
  flow_version: 1,
  outcome: null,
  reason: null,
  party: null,
  accepted_at: at.created_at,
  destination_number: 'A call',
  flow_name: 'A flow',
};

const step = {
  interaction_id: 'i1',
  step_name: 'A step',
  timestamp: at.created_at,
  exit: null,
  reason: null,
  time_in_step: null,
};

const engine = () =>
  answering({
    'GET /v1/trunks': rows(trunk),
    'GET /v1/trunks/t1/status': { body: { state: 'up', gateways: [] } },
    'GET /v1/numbers': rows({ number: 'A number', label: '', trunk_id: null }),
    'GET /v1/prompts': rows({ prompt_id: 'p1', name: 'A prompt', description: '', duration_ms: 1, etag: 'e' }),
    'GET /v1/clients': rows({ client_id: 'c1', name: 'A client', scopes: [], enabled: true }),
    'GET /v1/flows': rows({
      flow_id: 'f1',
      name: 'A flow',
      description: '',
      has_draft: true,
      published_version: 1,
      labels: [],
      calls_7d: 0,
    }),
    'GET /v1/interactions': rows(call),
    'GET /v1/reports/flow-executions': rows(step),
    'GET /v1/users': rows(user),
    'GET /v1/users/u2/sessions': { body: { items: [], next_page_token: null } },
  });

const nothing = () => {};

/** Each list with what it is known by, and the buttons that only read. */
const lists: [string, ReactNode, RegExp, string[]][] = [
  ['trunks', <Trunks key="t" />, /A trunk/, []],
  ['numbers', <Numbers key="n" />, /A number/, []],
  ['prompts', <Prompts key="p" />, /A prompt/, []],
  ['clients', <Clients key="c" />, /A client/, []],
  ['users', <Users key="u" self="u1" />, /A user/, ['More for A user']],
  [
    'flows',
    <Flows key="f" search={{ create: 'flow' }} onSearch={nothing} onOpen={nothing} trace={() => null} />,
    /^A flow/,
    ['Request details', 'More for A flow'],
  ],
  [
    'interactions',
    <Interactions key="i" search={{}} onSearch={nothing} known={{ flows: [], trunks: [] }} />,
    /A call/,
    [],
  ],
  ['reports', <Reports key="r" search={{}} onSearch={nothing} />, /A step/, ['Download CSV', 'Earlier', 'Later']],
];

test.each(lists)(
  'who only reads finds nothing to change in %s, also when the address asks',
  async (name, list, known, allowed) => {
    engine();
    await drawRouted(list, `/?create=${name.replace(/s$/, '')}`, { may: (scope) => scope.endsWith(':read') });
    expect((await screen.findAllByText(known)).length).toBeGreaterThan(0);
    const buttons = screen
      .queryAllByRole('button')
      .map((button) => button.getAttribute('aria-label') ?? button.textContent);
    expect(buttons.sort()).toEqual([...allowed].sort());
    expect(document.querySelectorAll('input[type=file]')).toHaveLength(0);
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(screen.queryByRole('columnheader', { name: 'Actions' }) === null || allowed.length > 0).toBe(true);
  },
);
