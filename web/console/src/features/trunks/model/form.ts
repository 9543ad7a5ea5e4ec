import type { components } from '../../../lib/api/schema';

export type Trunk = components['schemas']['TrunkBody'];

/** A trunk as it is typed: what is a list on the wire is a text with commas here. */
export interface TrunkForm {
  name: string;
  enabled: boolean;
  gateways: string;
  user: string;
  /** Empty: what is stored stays. */
  password: string;
  prefixes: string;
  order: string;
  calls: string;
}

export const NEW_TRUNK: TrunkForm = {
  name: '',
  enabled: true,
  gateways: '',
  user: '',
  password: '',
  prefixes: '',
  order: '0',
  calls: '',
};

const SIP_PORT = 5060;

export const formOf = (trunk: Trunk): TrunkForm => ({
  name: trunk.name,
  enabled: trunk.enabled,
  gateways: trunk.gateways.map(({ host, port }) => (port === SIP_PORT ? host : `${host}:${port}`)).join(', '),
  user: trunk.auth_user ?? '',
  password: '',
  prefixes: trunk.route_prefixes.join(', '),
  order: String(trunk.route_order),
  calls: trunk.settings.max_concurrent_calls == null ? '' : String(trunk.settings.max_concurrent_calls),
});

const list = (text: string): string[] =>
  text
    .split(/[,\s]+/)
    .map((part) => part.trim())
    .filter(Boolean);

/** `host` or `host:port`; an IPv6 address stands in brackets when it has a port. */
const gateway = (text: string): { host: string; port: number } => {
  const [, host = text, port] = /^(.*?\]|[^:]*):(\d+)$/.exec(text) ?? [];
  return { host: host.replace(/^\[|\]$/g, ''), port: port === undefined ? SIP_PORT : Number(port) };
};

const whole = (text: string): number | null => (/^-?\d+$/.test(text.trim()) ? Number(text) : null);

/** What is sent: everything a form does not show stays as it is stored. */
export const bodyOf = (form: TrunkForm, stored: Trunk | null) => ({
  name: form.name.trim(),
  enabled: form.enabled,
  gateways: list(form.gateways).map(gateway),
  auth_user: form.user.trim() || null,
  auth_realm: stored?.auth_realm ?? null,
  ...(form.password === '' ? {} : { password: form.password }),
  settings: { ...stored?.settings, max_concurrent_calls: whole(form.calls) },
  allowed_sources: stored?.allowed_sources ?? [],
  route_prefixes: list(form.prefixes),
  route_order: whole(form.order) ?? 0,
});

export type FormFault = 'whole';

/** What can be seen wrong before the engine is asked; the engine says the rest. */
export const faultsOf = (form: TrunkForm): Partial<Record<'order' | 'calls', FormFault>> => ({
  ...(whole(form.order) === null ? { order: 'whole' } : {}),
  ...(form.calls.trim() !== '' && whole(form.calls) === null ? { calls: 'whole' } : {}),
});
