import { spread } from './scopes';

/** A client as it is typed. */
export interface ClientForm {
  name: string;
  scopes: string[];
  enabled: boolean;
}

export const NEW_CLIENT: ClientForm = { name: '', scopes: ['flows-interactions:start'], enabled: true };

/** Each scope can be ticked alone, so families are taken apart. */
export const formOf = ({ name, scopes, enabled }: ClientForm): ClientForm => ({
  name,
  scopes: spread(scopes),
  enabled,
});
