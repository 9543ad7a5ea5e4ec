/** What a step's form gets: the step's id, by which every field finds its value. */
export type FormProps = { readonly step: string };
