/** What a prompt is called, as it is typed. */
export interface PromptForm {
  name: string;
  description: string;
}

export const formOf = ({ name, description }: PromptForm): PromptForm => ({ name, description });
