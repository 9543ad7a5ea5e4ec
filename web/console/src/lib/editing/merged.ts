/** One form made of two people's, with the members that both changed, each otherwise. */
export interface Merged<Form> {
  form: Form;
  clashes: (keyof Form)[];
}

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

/** What was typed stays; what was not touched becomes theirs. */
export const merged = <Form extends object>(base: Form, mine: Form, theirs: Form): Merged<Form> => {
  const names = Object.keys(mine) as (keyof Form)[];
  const untouched = names.filter((name) => same(base[name], mine[name]));
  const clashes = names.filter(
    (name) => !untouched.includes(name) && !same(base[name], theirs[name]) && !same(mine[name], theirs[name]),
  );
  return { form: { ...mine, ...Object.fromEntries(untouched.map((name) => [name, theirs[name]])) }, clashes };
};
