import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { asProblem } from '../api/problem';
import type { Tagged } from '../api/tagged';
import { merged } from './merged';
import type { Theirs } from './theirs';

interface Source<Body, Form> {
  /** What is edited, as it was read; null where something is added. */
  first: Tagged<Body> | null;
  empty: Form;
  formOf: (body: Body) => Form;
  /** Reads it anew. */
  read: (body: Body) => Promise<Tagged<Body>>;
  /** Called when their version is in the form. */
  onTaken: () => void;
}

const said = (value: unknown) => (Array.isArray(value) ? value.join(', ') : String(value ?? ''));

/** A form over something stored. When somebody else saves meanwhile, theirs can be taken in without losing what was typed. */
export const useEditedForm = <Body, Form extends object>({
  first,
  empty,
  formOf,
  read,
  onTaken,
}: Source<Body, Form>) => {
  const [state, setState] = useState(() => {
    const base = first ? formOf(first.body) : empty;
    return { stored: first, base, form: base, taken: false, clashes: [] as (keyof Form)[] };
  });
  const { stored, base, form, taken, clashes } = state;
  const { mutate, isPending, error } = useMutation({
    mutationFn: read,
    onSuccess: (theirs) => {
      setState((before) => {
        const next = formOf(theirs.body);
        return { stored: theirs, base: next, taken: true, ...merged(before.base, before.form, next) };
      });
      onTaken();
    },
  });
  const theirs: Theirs = {
    load: () => stored && mutate(stored.body),
    busy: isPending,
    problem: asProblem(error),
    taken,
    clashes: clashes.map((name) => ({ name: String(name), value: said(base[name]) })),
  };
  return {
    form,
    stored,
    theirs,
    change: (part: Partial<Form>) => setState((before) => ({ ...before, form: { ...before.form, ...part } })),
  };
};
