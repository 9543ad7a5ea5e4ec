import { type Asked, answering } from '../../../../tests/draw';
import type { Details } from '../model/testRequest';

const argument = {
  type: 'string',
  required: true,
  default: null,
  max_length: 500,
  values: null,
  sensitive: false,
  sample: '+12025550123',
} as const;

export const details = (own: Partial<Details> = {}): Details => ({
  flow_id: 'f1',
  flow_name: 'Courier',
  published: true,
  published_version: 3,
  method: 'POST',
  url: 'http://engine.test/flows/f1/interactions',
  headers: { 'Content-Type': 'application/json' },
  token_url: 'http://engine.test/oauth/token',
  scope: 'flows-interactions:start',
  arguments: [
    { ...argument, name: 'customer_number' },
    { ...argument, name: 'code', sensitive: true },
  ],
  body: {},
  samples: { curl: 'curl -i', csharp: 'using', python: 'import', javascript: 'fetch' },
  answer: { status: 202 } as Details['answer'],
  rate_limit: {} as Details['rate_limit'],
  ...own,
});

const findings = { ok: true, checks: [{ name: 'node', verdict: 'ok', code: null, detail: 'It takes requests.' }] };
export const started = { interaction_id: 'i1', flow_version_id: 'v1', flow_execution_id: 'e1' };
const limits = { Location: '/v1/interactions/i1', RateLimit: '"default";r=1;t=1' };

/** An engine on which everything goes well, but for what is given. */
export const engine = (own: Parameters<typeof answering>[0] = {}): Asked[] =>
  answering({
    'GET /v1/flows/f1/request-details': { body: details() },
    'POST /v1/interactions/preflight': { body: findings },
    'POST /flows/f1/interactions': { status: 202, body: started, headers: limits },
    ...own,
  });
