import { useSyncExternalStore } from 'react';
import type { EditorState } from '../model/editor';
import { useDesk } from './desk';
import type { Store } from './store';

/** A part of the editor's state: a primitive or the stored object, nothing made anew. */
export const useEditorState = <T>(select: (state: EditorState) => T): T => {
  const { editor } = useDesk();
  return useSyncExternalStore(editor.subscribe, () => select(editor.state()));
};

export const useStore = <T>(store: Store<T>): T => useSyncExternalStore(store.subscribe, store.get);
