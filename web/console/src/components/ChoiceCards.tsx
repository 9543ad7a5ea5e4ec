import type { ReactNode } from 'react';
import { classes } from './classes';

export interface Card<T extends string> {
  value: T;
  title: string;
  about: string;
  picture?: ReactNode;
}

interface Props<T extends string> {
  /** Says what is chosen here. */
  legend: string;
  cards: readonly Card<T>[];
  chosen: T | null;
  onChoose: (value: T) => void;
}

/** One of several, each with a sentence: radio buttons that look like cards, so arrows move between them. */
export const ChoiceCards = <T extends string>({ legend, cards, chosen, onChoose }: Props<T>) => (
  <fieldset>
    <legend className="mb-2 text-sm font-medium">{legend}</legend>
    <div className="grid gap-2 sm:grid-cols-2">
      {cards.map(({ value, title, about, picture }) => (
        <label
          key={value}
          className={classes(
            'flex cursor-pointer gap-3 rounded-card border p-3 hover:bg-hover has-focus-visible:outline-2 has-focus-visible:outline-brand',
            chosen === value ? 'border-brand bg-brand-wash' : 'border-edge',
          )}
        >
          <input
            type="radio"
            name={legend}
            value={value}
            checked={chosen === value}
            onChange={() => onChoose(value)}
            className="mt-1 size-4 shrink-0 accent-brand"
          />
          <span className="min-w-0 grow">
            <span className="block text-sm font-medium">{title}</span>
            <span className="block text-sm text-soft">{about}</span>
            {picture}
          </span>
        </label>
      ))}
    </div>
  </fieldset>
);
