import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, configure, render } from '@testing-library/react';
import type { ReactNode } from 'react';
import { afterEach, vi } from 'vitest';
import { MayContext } from '../src/lib/actions/useMay';
import { startWords } from '../src/lib/i18n/words';

// A limit on a machine that does much else, not a wait: what is there is found at once.
configure({
  asyncUtilTimeout: 20_000,
  getElementError: (message) => new Error(message?.split('\n')[0] ?? 'Not found.'),
});

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

interface World {
  language?: string;
  may?: (scope: string) => boolean;
}

/** Draws a part of the console as the app would: words, queries, and what the reader may do. */
export const draw = async (part: ReactNode, { language = 'en', may = () => true }: World = {}) => {
  await startWords(language);
  const queries = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  return render(
    <QueryClientProvider client={queries}>
      <MayContext value={may}>{part}</MayContext>
    </QueryClientProvider>,
  );
};

export interface Asked {
  method: string;
  path: string;
  query: URLSearchParams;
  headers: Headers;
  body: unknown;
}

type Reply = { status?: number; body?: unknown; headers?: Record<string, string> };

/** An engine that answers by a table of "METHOD path"; what it has not heard of fails the test. Every request is kept. */
export const answering = (table: Record<string, Reply | ((asked: Asked) => Reply)>): Asked[] => {
  const heard: Asked[] = [];
  vi.stubGlobal('fetch', async (given: Request | string, init?: RequestInit) => {
    const request = given instanceof Request ? given : new Request(new URL(given, location.origin), init);
    const text = await request.text();
    const asked = {
      method: request.method,
      path: new URL(request.url).pathname,
      query: new URL(request.url).searchParams,
      headers: request.headers,
      body: text ? JSON.parse(text) : null,
    };
    heard.push(asked);
    const reply = table[`${asked.method} ${asked.path}`];
    if (!reply) throw new Error(`Nobody answers ${asked.method} ${asked.path}`);
    const { status = 200, body, headers } = typeof reply === 'function' ? reply(asked) : reply;
    const type = status >= 400 ? 'application/problem+json' : 'application/json';
    return new Response(body === undefined ? null : JSON.stringify(body), {
      status,
      headers: { 'Content-Type': type, ...headers },
    });
  });
  return heard;
};
