import { expect, type Locator, type Page } from '@playwright/test';
import type { Hands } from './hands';
import { ADA } from './people';

/* What stands where, by role and label only: what a screen reader would look for. */

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** A control by its label; the word "optional" may stand behind it. */
export const labelled = (within: Page | Locator, label: string): Locator =>
  within.getByLabel(new RegExp(`^${escaped(label)}\\s*(optional)?$`));

export const button = (within: Page | Locator, name: string | RegExp): Locator =>
  within.getByRole('button', { name, exact: typeof name === 'string' });

export const dialog = (page: Page, name: string | RegExp): Locator => page.getByRole('dialog', { name });

export const section = (page: Page, name: string): Locator =>
  page.getByRole('navigation', { name: 'Sections' }).getByRole('link', { name });

/** The panel of the editor: of the step that is selected, or of the request. */
export const panel = (page: Page): Locator => page.getByRole('region', { name: 'Step', exact: true });

export const tab = (within: Page | Locator, name: string): Locator => within.getByRole('tab', { name, exact: true });

/** First run: the link of the command makes the first user. */
export const setUpByLink = async (page: Page, hands: Hands, link: string): Promise<void> => {
  await page.goto(link);
  await hands.write(labelled(page, 'Your name'), ADA.name);
  await hands.write(labelled(page, 'Login'), ADA.login);
  await hands.write(labelled(page, 'Password'), ADA.password);
  await hands.press(button(page, 'Create the first user'));
  await expect(section(page, 'Flow Manager')).toBeVisible();
};

export const addTrunk = async (
  page: Page,
  hands: Hands,
  { name, gateway }: { name: string; gateway: string },
): Promise<void> => {
  await hands.press(section(page, 'Trunks'));
  await hands.press(button(page, 'Add trunk').first());
  const form = dialog(page, 'Add trunk');
  await hands.write(labelled(form, 'Name'), name);
  await hands.write(labelled(form, 'Gateways'), gateway);
  await hands.press(button(form, 'Add trunk'));
  await expect(page.getByRole('row', { name })).toBeVisible();
};

export const addNumber = async (
  page: Page,
  hands: Hands,
  { number, label }: { number: string; label: string },
): Promise<void> => {
  await hands.press(section(page, 'Numbers'));
  await hands.press(button(page, 'Add number').first());
  const form = dialog(page, 'Add number');
  await hands.write(labelled(form, 'Number'), number);
  await hands.write(labelled(form, 'Label'), label);
  await hands.press(button(form, 'Add number'));
  await expect(page.getByRole('row', { name: number })).toBeVisible();
};

/** Shows a step in the panel, by its row in the outline. */
export const showStep = async (page: Page, hands: Hands, name: string): Promise<void> => {
  await hands.pick(tab(page, 'Outline'));
  const row = page.getByRole('treeitem', { name: new RegExp(`^${escaped(name)}`), level: 1 });
  await hands.pick(row);
  await expect(panel(page).getByRole('heading', { name })).toBeVisible();
};

/** What a copy button put into the clipboard, as a paste brings it: this works without a secure context too. */
export const pasted = async (page: Page): Promise<string> => {
  const other = await page.context().newPage();
  await other.setContent('<textarea aria-label="paste here"></textarea>');
  const field = other.getByLabel('paste here');
  await field.focus();
  await other.keyboard.press('ControlOrMeta+v');
  const text = await field.inputValue();
  await other.close();
  return text;
};
