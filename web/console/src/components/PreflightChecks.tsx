import { CircleCheck, CircleHelp, CircleX } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { components } from '../lib/api/schema';

type Findings = components['schemas']['Findings'];

const ICONS = { ok: CircleCheck, fail: CircleX, unknown: CircleHelp };
const TONES = { ok: 'text-good', fail: 'text-bad', unknown: 'text-soft' };

/** What the engine looked at before anything rings; what is wrong stands first. */
export const PreflightChecks = ({ findings }: { findings: Findings }) => {
  const { t } = useTranslation('kit');
  const worst = ['fail', 'unknown', 'ok'];
  const checks = [...findings.checks].sort((a, b) => worst.indexOf(a.verdict) - worst.indexOf(b.verdict));
  return (
    <div role="status" className="rounded-card border bg-card text-sm">
      <p className={`border-b px-3 py-2 font-medium ${findings.ok ? 'text-good' : 'text-bad'}`}>
        {findings.ok ? t('preflight.fine') : t('preflight.stopped')}
      </p>
      <ul>
        {checks.map(({ name, verdict, detail, fields }) => {
          const Icon = ICONS[verdict];
          return (
            <li key={name} className="flex gap-2 border-b px-3 py-1.5 last:border-b-0">
              <Icon size={16} className={`mt-0.5 shrink-0 ${TONES[verdict]}`} aria-label={t(`preflight.${verdict}`)} />
              <span className="min-w-0">
                <span className="font-medium">{name.replaceAll('_', ' ')}</span>{' '}
                <span className="text-soft">{detail}</span>
                {fields?.map((fault) => (
                  <span key={fault.name + fault.description} className="block text-bad">
                    <code className="font-mono">{fault.name}</code> {fault.description}
                  </span>
                ))}
              </span>
            </li>
          );
        })}
      </ul>
    </div>
  );
};
