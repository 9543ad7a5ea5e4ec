import type { ReactNode } from 'react';

export interface Fact {
  name: string;
  value: ReactNode;
}

/** Names and values, one a line. */
export const Facts = ({ facts }: { facts: readonly Fact[] }) => (
  <dl className="rounded-card border bg-card text-sm">
    {facts.map(({ name, value }) => (
      <div key={name} className="grid gap-x-4 border-b px-3 py-2 last:border-b-0 sm:grid-cols-[12rem_1fr]">
        <dt className="min-w-0 break-words text-soft">{name}</dt>
        <dd className="min-w-0 break-words">{value}</dd>
      </div>
    ))}
  </dl>
);
