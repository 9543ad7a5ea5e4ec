import { describe, expect, test } from 'vitest';
import { BINDINGS, bindingFor, spelt } from './keymap';

const press = (key: string, more: Partial<Record<'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey', boolean>> = {}) => ({
  key,
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  altKey: false,
  ...more,
});

describe('keys', () => {
  test('no two actions on one key', () => {
    expect(new Set(BINDINGS.map((b) => b.keys)).size).toBe(BINDINGS.length);
  });

  test('Ctrl and ⌘ are the same; Alt is the system’s', () => {
    expect([
      spelt(press('Z', { ctrlKey: true, shiftKey: true })),
      spelt(press('z', { metaKey: true })),
      spelt(press('z', { altKey: true })),
    ]).toEqual(['mod+shift+z', 'mod+z', null]);
  });

  test('undo is one list for texts too; single letters are a text’s own', () => {
    expect(bindingFor(press('z', { ctrlKey: true }), true)?.action).toBe('undo');
    expect(bindingFor(press('p'), true)).toBeNull();
    expect(bindingFor(press('p'), false)?.action).toBe('publish');
    expect(bindingFor(press('F8', { shiftKey: true }), true)?.action).toBe('previous_fault');
    expect(bindingFor(press('q'), false)).toBeNull();
  });
});
