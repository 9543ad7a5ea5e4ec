// @vitest-environment happy-dom

import { cleanup, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { ReactFlowProvider, useStoreApi } from '@xyflow/react';
import { afterEach, expect, test, vi } from 'vitest';
import { Button } from '../../../components/Button';
import { courier } from '../model/testing/samples';
import type { TidyResult, TidyTask } from '../model/tidy';
import { deskOn, showOn } from '../testing/showDesk';
import { FIT } from './fit';
import { useTidy } from './useTidy';

afterEach(cleanup);

/** Lays everything out in one column, far from where it was. */
class FarWorker {
  onmessage: ((message: { data: TidyResult }) => void) | null = null;
  terminate() {}
  postMessage({ nodes }: TidyTask) {
    const data = nodes.map(({ id }, row) => [id, 5_000, row * 200] as const);
    queueMicrotask(() => this.onmessage?.({ data }));
  }
}

const fitted = vi.fn();

const Tidy = () => {
  const tidy = useTidy();
  useStoreApi().subscribe((state) => state.fitViewQueued && fitted(state.fitViewOptions));
  return <Button onClick={tidy}>.</Button>;
};

test('what was tidied is shown as a whole, wherever it was looked at before', async () => {
  vi.stubGlobal('Worker', FarWorker);
  const desk = deskOn(courier());
  await showOn(
    desk,
    <ReactFlowProvider>
      <Tidy />
    </ReactFlowProvider>,
  );
  await userEvent.click(screen.getByRole('button'));
  await waitFor(() => expect(fitted).toHaveBeenCalledWith(FIT));
  expect(desk.editor.state().done.at(-1)?.label.key).toBe('undo.tidy');
});
