import { type BrowserContext, expect } from '@playwright/test';
import type { Engine } from './engine';

export const ADA = { name: 'Ada Example', login: 'ada', password: 'a long password of hers' };
const GUARD = { 'X-Engine-Console': '1' };

const tokenIn = (link: string) => link.slice(link.indexOf('#') + 1);

export const signIn = async (context: BrowserContext, engine: Engine, who = ADA): Promise<void> => {
  const data = { login: who.login, password: who.password };
  const answer = await context.request.post(`${engine.url}/v1/session`, { headers: GUARD, data });
  expect(answer.status()).toBe(200);
};

/** Makes the first user, an administrator, where there is none, and signs this browser in as her. */
export const setUp = async (context: BrowserContext, engine: Engine): Promise<void> => {
  const { needed } = await (await context.request.get(`${engine.url}/v1/setup`)).json();
  if (!needed) return signIn(context, engine);
  const token = tokenIn(await engine.firstLink());
  const answer = await context.request.post(`${engine.url}/v1/setup`, { headers: GUARD, data: { token, ...ADA } });
  expect(answer.status()).toBe(201);
};

/** Adds somebody with a role, who then signs in here. */
export const signInAs = async (context: BrowserContext, engine: Engine, role: string): Promise<void> => {
  const link = await engine.command('user', 'add', `the-${role}`, '--role', role);
  const data = { token: tokenIn(link), new_password: ADA.password };
  const answer = await context.request.put(`${engine.url}/v1/session/password`, { headers: GUARD, data });
  expect(answer.status()).toBe(200);
};
