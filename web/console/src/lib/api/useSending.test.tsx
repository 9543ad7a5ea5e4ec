// @vitest-environment happy-dom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, renderHook, waitFor } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { useSending } from './useSending';

test('what is sent again in the same moment is sent once, and again when it was answered', async () => {
  const answers: (() => void)[] = [];
  const send = vi.fn((_: string) => new Promise<void>((done) => answers.push(done)));
  const queries = new QueryClient();
  const { result } = renderHook(() => useSending({ mutationFn: send }), {
    wrapper: ({ children }) => <QueryClientProvider client={queries}>{children}</QueryClientProvider>,
  });
  // Before anything is drawn anew.
  act(() => {
    result.current.mutate('x');
    result.current.mutate('x');
  });
  await waitFor(() => expect(result.current.isPending).toBe(true));
  expect(send).toHaveBeenCalledOnce();
  answers[0]?.();
  await waitFor(() => expect(result.current.isSuccess).toBe(true));
  act(() => result.current.mutate('x'));
  await waitFor(() => expect(send).toHaveBeenCalledTimes(2));
  // Another one is no repeat: two rows can be worked on at a time.
  act(() => result.current.mutate('y'));
  await waitFor(() => expect(send).toHaveBeenCalledTimes(3));
});
