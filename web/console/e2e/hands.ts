import { expect, type Locator, type Page } from '@playwright/test';

/** How somebody uses what he sees: the same steps by mouse and by keys alone. */
export interface Hands {
  press(control: Locator): Promise<void>;
  /** Takes an option of a list. */
  choose(list: Locator, option: string): Promise<void>;
  /** Replaces what stands in a field. */
  write(field: Locator, text: string): Promise<void>;
  /** Sets a slider to its least value. */
  least(slider: Locator): Promise<void>;
  /** One of several: a radio button, a tab, a row of a tree. */
  pick(one: Locator): Promise<void>;
}

export const byMouse = (): Hands => ({
  // What is greyed with a reason can be clicked all the same: it then says the reason.
  press: async (control) => control.click({ force: (await control.getAttribute('aria-disabled')) === 'true' }),
  choose: async (list, option) => {
    await list.selectOption({ label: option });
  },
  write: (field, text) => field.fill(text),
  least: async (slider) => slider.fill((await slider.getAttribute('min')) ?? ''),
  pick: (one) => one.click(),
});

/** So many presses of Tab reach everything of a page, or nothing does. */
const MOST_PRESSES = 250;
const GROUPS = '[role=tablist],[role=tree],fieldset,[role=radiogroup]';

const has = (target: Locator) => target.evaluate((node) => node === node.ownerDocument.activeElement);
const holds = (target: Locator) =>
  target.evaluate((node, groups) => node.closest(groups)?.contains(node.ownerDocument.activeElement) ?? false, GROUPS);
/** Whether it stands before what has the focus: then the way back is shorter. */
const isBefore = (target: Locator) =>
  target.evaluate((node) => {
    const focused = node.ownerDocument.activeElement;
    return focused !== null && (focused.compareDocumentPosition(node) & Node.DOCUMENT_POSITION_PRECEDING) !== 0;
  });

/** Nothing here touches the page but keys. */
export const byKeys = (page: Page): Hands => {
  const { keyboard } = page;
  const goTo = async (target: Locator, arrived: (target: Locator) => Promise<boolean>) => {
    await target.waitFor();
    const back = await isBefore(target);
    for (let i = 0; i < MOST_PRESSES; i++) {
      if (await arrived(target)) return;
      await keyboard.press(back && i < MOST_PRESSES / 2 ? 'Shift+Tab' : 'Tab');
    }
    throw new Error(`No key leads to ${target}`);
  };
  const arrows = async (one: Locator) => {
    const key = (await one.getAttribute('role')) === 'tab' ? 'ArrowRight' : 'ArrowDown';
    const isTree = (await one.getAttribute('role')) === 'treeitem';
    if (isTree) await keyboard.press('Home');
    for (let i = 0; i < MOST_PRESSES; i++) {
      if (await has(one)) return;
      await keyboard.press(key);
    }
    throw new Error(`No arrow leads to ${one}`);
  };
  return {
    press: async (control) => {
      await goTo(control, has);
      await keyboard.press('Enter');
    },
    choose: async (list, option) => {
      await goTo(list, has);
      const index = await list.evaluate(
        (node, label) => [...(node as HTMLSelectElement).options].findIndex(({ text }) => text === label),
        option,
      );
      expect(index, `an option “${option}”`).toBeGreaterThanOrEqual(0);
      // Opened first: arrows on a closed list would take every option on the way.
      await keyboard.press('Alt+ArrowDown');
      await keyboard.press('Home');
      for (let i = 0; i < index; i++) await keyboard.press('ArrowDown');
      await keyboard.press('Enter');
    },
    write: async (field, text) => {
      await goTo(field, has);
      await keyboard.press('ControlOrMeta+a');
      await keyboard.type(text);
    },
    least: async (slider) => {
      await goTo(slider, has);
      await keyboard.press('Home');
    },
    pick: async (one) => {
      await goTo(one, holds);
      await arrows(one);
      if ((await one.getAttribute('role')) !== 'tab') await keyboard.press('Space');
    },
  };
};
