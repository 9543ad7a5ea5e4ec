import { type FormEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../components/Button';
import { Failure } from '../../../components/Failure';
import { PreflightChecks } from '../../../components/PreflightChecks';
import { Section } from '../../../components/Section';
import { browserRandom, newId } from '../../../lib/ids/ids';
import { kept } from '../../../lib/storage/keptText';
import { usePreflight } from '../api/preflight';
import { useStartInteraction } from '../api/startInteraction';
import { bodyOf, type Details, firstValues, isWhole, numbersIn, readValues, worthKeeping } from '../model/testRequest';
import { ArgumentFields } from './ArgumentFields';
import { StartAnswer } from './StartAnswer';

interface Props {
  details: Details;
  trace: (interactionId: string) => ReactNode;
}

/** Tries the flow from here: first what would stop it, then the real request, its answer, and what the call does. */
export const TestRequest = ({ details, trace }: Props) => {
  const { t } = useTranslation('flows');
  const keep = `request.${details.flow_id}`;
  const [values, setValues] = useState(() => firstValues(details.arguments, readValues(kept.read(keep))));
  // A repeat of the same request is the same request; another value makes it another one.
  const [key, setKey] = useState(() => newId(browserRandom));
  const preflight = usePreflight(details.flow_id);
  const sending = useStartInteraction(details.flow_id);
  const body = bodyOf(details.arguments, values);
  const change = (name: string, value: string) => {
    setValues({ ...values, [name]: value });
    setKey(newId(browserRandom));
    preflight.reset();
  };
  const check = (event: FormEvent) => {
    event.preventDefault();
    kept.write(keep, JSON.stringify(worthKeeping(details.arguments, values)));
    preflight.check(body);
  };
  const checked = preflight.findings !== null;
  const problem = sending.problem ?? preflight.problem;
  return (
    <Section title={t('test.title')} about={t('test.about')}>
      <form className="flex flex-col gap-4" onSubmit={check}>
        <ArgumentFields args={details.arguments} values={values} problem={sending.problem} onChange={change} />
        <div>
          <Button
            type="submit"
            kind={checked ? 'plain' : 'main'}
            busy={preflight.busy}
            disabled={!isWhole(details.arguments, values)}
          >
            {t('test.check')}
          </Button>
        </div>
      </form>
      {preflight.findings && <PreflightChecks findings={preflight.findings} />}
      {checked && (
        <div className="flex flex-col gap-2 rounded-card border border-bad p-3">
          <p className="font-medium text-bad">
            {t('test.warning', { numbers: numbersIn(body).join(', ') || t('test.nobody') })}
          </p>
          <p className="text-sm text-soft">
            {t('test.key')} <code className="font-mono">{key}</code>
          </p>
          <div>
            <Button kind="danger" busy={sending.busy} onClick={() => sending.start({ values: body, key })}>
              {t('test.send')}
            </Button>
          </div>
        </div>
      )}
      {problem && <Failure problem={problem} shown={details.arguments.map(({ name }) => name)} />}
      {sending.answer && <StartAnswer answer={sending.answer} />}
      {sending.answer && trace(sending.answer.interactionId)}
    </Section>
  );
};
