import { useNavigate, useSearch } from '@tanstack/react-router';

/** Whether the address asks for something, such as `?create=number`: an action can ask for it, and Back takes it away. */
export const useAsked = (name: string, value: string): [boolean, (asked: boolean) => void] => {
  const search = useSearch({ strict: false }) as Record<string, unknown>;
  const navigate = useNavigate();
  const ask = (asked: boolean) =>
    void navigate({
      to: '.',
      search: ((before: object) => ({ ...before, [name]: asked ? value : undefined })) as never,
    });
  return [search[name] === value, ask];
};
