import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../components/Button';
import { Dialog } from '../../../components/Dialog';
import { DialogFoot } from '../../../components/DialogFoot';
import { Failure } from '../../../components/Failure';
import { useCreateFlow } from '../api/createFlow';
import { goBack, goOn, mayGoOn, OPENED, startWith } from '../model/newFlow';
import { NamePage } from './NamePage';
import { StartPage } from './StartPage';
import { TriggerPage } from './TriggerPage';

interface Props {
  onClose: () => void;
  onCreated: (flowId: string) => void;
}

/** Three pages with Next, as the product has them: how to start, what triggers it, its name. */
export const CreateFlow = ({ onClose, onCreated }: Props) => {
  const { t } = useTranslation('flows');
  const [draft, setDraft] = useState(OPENED);
  const { create, busy, problem } = useCreateFlow(onCreated);
  const last = draft.page === 'name';
  const next = (event: FormEvent) => {
    event.preventDefault();
    if (!mayGoOn(draft)) return;
    if (last) create(draft);
    else setDraft(goOn(draft));
  };
  return (
    <Dialog title={t('create.title')} about={t(`create.about.${draft.page}`)} onClose={onClose} wide>
      <form className="flex flex-col gap-4" onSubmit={next}>
        {draft.page === 'start' && (
          <StartPage chosen={draft.start} onChoose={(start) => setDraft(startWith(draft, start))} />
        )}
        {draft.page === 'trigger' && <TriggerPage />}
        {last && <NamePage draft={draft} problem={problem} onChange={(change) => setDraft({ ...draft, ...change })} />}
        <DialogFoot says={problem && <Failure problem={problem} shown={['name', 'description']} />}>
          {draft.page !== 'start' && <Button onClick={() => setDraft(goBack(draft))}>{t('create.back')}</Button>}
          <Button kind="main" type="submit" busy={busy} disabled={!mayGoOn(draft)}>
            {last ? t('create.do') : t('create.next')}
          </Button>
        </DialogFoot>
      </form>
    </Dialog>
  );
};
