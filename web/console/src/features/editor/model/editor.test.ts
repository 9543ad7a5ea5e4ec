import { describe, expect, test, vi } from 'vitest';
import { KINDS } from '../steps/kinds';
import { connectExit } from './commands/connectExit';
import { removeSteps } from './commands/removeSteps';
import { replaceText } from './commands/replaceText';
import { setFlowName } from './commands/setFlowName';
import { setStepName } from './commands/setStepName';
import { TRIGGER } from './document';
import { createEditor, openEditor } from './editor';
import { merge } from './merge';
import { edited } from './testing/edits';
import { courier } from './testing/samples';

const open = () => openEditor(courier(), KINDS, () => 0);

describe('the editor', () => {
  test('a wire is taken back to the byte, a wrong one refused', () => {
    const editor = open();
    expect(editor.run(connectExit({ from: 'dial', exit: 'busy', to: 'nowhere' }))).toBe('no_such_step');
    expect(editor.run(connectExit({ from: 'dial', exit: 'busy', to: 'notify' }))).toBeNull();
    expect(editor.doc().steps.dial?.exits?.busy).toBe('notify');
    editor.undo();
    expect(JSON.stringify(editor.doc())).toBe(JSON.stringify(courier()));
  });

  test('a refusal can be asked for without running', () => {
    const editor = open();
    expect(editor.refusal(replaceText('', 'x'))).toBe('empty');
    expect(editor.state().done).toHaveLength(0);
  });

  test('undo and redo say what they did, and nothing when there is nothing', () => {
    const editor = open();
    expect(editor.undo()).toBeNull();
    editor.run(setFlowName('A'));
    expect(editor.undo()?.label.key).toBe('undo.flow_name');
    expect(editor.redo()?.label.key).toBe('undo.flow_name');
    expect(editor.redo()).toBeNull();
  });

  test('listeners hear changes, not what changed nothing, and nothing once they left', () => {
    const editor = open();
    const heard = vi.fn();
    const leave = editor.subscribe(heard);
    editor.run(setFlowName('A'));
    editor.run(setFlowName('A'));
    editor.select(['dial']);
    expect(heard).toHaveBeenCalledTimes(2);
    leave();
    editor.undo();
    expect(heard).toHaveBeenCalledTimes(2);
  });

  test('the trigger is selected at first; what is gone is not selected any more', () => {
    const editor = open();
    expect(editor.state().selected).toEqual([TRIGGER]);
    editor.select(['notify', 'end']);
    editor.run(removeSteps(['notify']));
    expect(editor.state().selected).toEqual(['end']);
  });

  test('others’ edits come in without an entry; mine are still undone', () => {
    const editor = open();
    const base = editor.doc();
    editor.run(setFlowName('Mine'));
    const theirs = edited(base, [setStepName('end', 'Bye')]);
    editor.takeIn(merge(base, editor.doc(), theirs).doc);
    expect(editor.doc()).toMatchObject({ name: 'Mine', steps: { end: { name: 'Bye' } } });
    editor.undo();
    expect(editor.doc()).toEqual(theirs);
  });

  test('who may only look changes nothing', () => {
    const first = open();
    first.run(setFlowName('A'));
    const { doc, done, undone } = first.state();
    const editor = createEditor({ kinds: KINDS, now: () => 0, history: { doc, done, undone }, readOnly: true });
    expect(editor.run(setFlowName('B'))).toBe('read_only');
    expect(editor.refusal(setFlowName('B'))).toBe('read_only');
    expect([editor.undo(), editor.redo(), editor.doc()]).toEqual([null, null, doc]);
    editor.select(['dial']);
    expect(editor.state().selected).toEqual(['dial']);
  });

  test('a list that was kept goes on', () => {
    const first = open();
    first.run(setFlowName('A'));
    const { doc, done, undone } = JSON.parse(JSON.stringify(first.state()));
    const second = createEditor({ kinds: KINDS, now: () => 0, history: { doc, done, undone } });
    second.undo();
    expect(second.doc()).toEqual(courier());
  });
});
