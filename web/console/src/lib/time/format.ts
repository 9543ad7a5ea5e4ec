const zone = () => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** A moment as people read it, in the browser's zone. */
export const moment = (iso: string, locale?: string): string =>
  new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(iso));

/** With seconds and the zone's name, for what must be exact. */
export const exactMoment = (iso: string, locale?: string): string =>
  new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'long', timeZone: zone() }).format(new Date(iso));

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;

/** How long ago, in the largest unit that fits; a date once it is more than a week. */
export const ago = (iso: string, now: number, locale?: string): string => {
  const passed = now - Date.parse(iso);
  const words = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  if (passed < MINUTE_MS) return words.format(0, 'minute');
  if (passed < HOUR_MS) return words.format(-Math.floor(passed / MINUTE_MS), 'minute');
  if (passed < DAY_MS) return words.format(-Math.floor(passed / HOUR_MS), 'hour');
  if (passed < 7 * DAY_MS) return words.format(-Math.floor(passed / DAY_MS), 'day');
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium' }).format(new Date(iso));
};

/** Seconds between two moments as "1 min 5 s"; whole seconds, as carriers count. */
export const span = (from: string, to: string, locale?: string): string =>
  duration(Date.parse(to) - Date.parse(from), locale);

export const duration = (ms: number, locale?: string): string => {
  const whole = Math.max(0, Math.round(ms / 1000));
  const unit = (value: number, name: 'hour' | 'minute' | 'second') =>
    new Intl.NumberFormat(locale, { style: 'unit', unit: name, unitDisplay: 'short' }).format(value);
  const parts = [
    [Math.floor(whole / 3600), 'hour'],
    [Math.floor((whole % 3600) / 60), 'minute'],
    [whole % 60, 'second'],
  ] as const;
  const said = parts.filter(([value, name]) => value > 0 || (name === 'second' && whole === 0));
  return said.map(([value, name]) => unit(value, name)).join(' ');
};

/** A time as short as it was: milliseconds below a second, tenths below a minute. */
export const precise = (ms: number, locale?: string): string => {
  const said = (value: number, unit: 'millisecond' | 'second', digits: number) =>
    new Intl.NumberFormat(locale, {
      style: 'unit',
      unit,
      unitDisplay: 'short',
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
    }).format(value);
  if (ms < 999.5) return said(Math.max(0, Math.round(ms)), 'millisecond', 0);
  return ms < MINUTE_MS ? said(ms / 1000, 'second', 1) : duration(ms, locale);
};
