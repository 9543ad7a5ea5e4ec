import type { KeyboardEvent, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../components/Button';
import { Failure } from '../../../components/Failure';
import { PreflightChecks } from '../../../components/PreflightChecks';
import { Section } from '../../../components/Section';
import { type Details, numbersIn } from '../model/testRequest';
import { ArgumentFields } from './ArgumentFields';
import { SendBox } from './SendBox';
import { StartAnswer } from './StartAnswer';
import { useTestRequest } from './useTestRequest';

interface Props {
  details: Details;
  trace: (interactionId: string) => ReactNode;
}

/** Tries the flow from here: first what would stop it, then the real request, its answer, and what the call does. */
export const TestRequest = ({ details, trace }: Props) => {
  const { t } = useTranslation('flows');
  const { preflight, sending, ...test } = useTestRequest(details);
  const checked = preflight.findings !== null;
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || !test.isWhole) return;
    event.preventDefault();
    if (checked) test.send();
    else test.check();
  };
  return (
    <Section title={t('test.title')} about={t('test.about')}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: Ctrl Enter counts in the whole form, whatever in it has the focus */}
      <div className="flex flex-col gap-4" onKeyDown={onKeyDown}>
        <form
          className="flex flex-col gap-4"
          onSubmit={(event) => {
            event.preventDefault();
            test.check();
          }}
        >
          <ArgumentFields
            args={details.arguments}
            values={test.values}
            problem={sending.answer?.problem ?? null}
            onChange={test.change}
          />
          <div>
            <Button type="submit" kind={checked ? 'plain' : 'main'} busy={preflight.busy} disabled={!test.isWhole}>
              {t('test.check')}
            </Button>
          </div>
        </form>
        {preflight.findings && <PreflightChecks findings={preflight.findings} />}
        {checked && (
          <SendBox
            numbers={numbersIn(test.body)}
            meant={test.meant}
            busy={sending.busy}
            wait={test.wait}
            onSend={test.send}
            onAnother={test.another}
          />
        )}
        {test.problem && <Failure problem={test.problem} shown={details.arguments.map(({ name }) => name)} />}
        {sending.answer && <StartAnswer answer={sending.answer} />}
        {sending.answer?.interactionId && trace(sending.answer.interactionId)}
      </div>
    </Section>
  );
};
