import { useTranslation } from 'react-i18next';
import { Button } from '../../../components/Button';
import { Failure } from '../../../components/Failure';
import { SecretOnce } from '../../../components/SecretOnce';
import { Section } from '../../../components/Section';
import { useCreateClient } from '../api/createClient';
import type { Details } from '../model/testRequest';

/** Who sends requests needs a client; made here it may start flows and nothing else. */
export const NewClient = ({ details }: { details: Details }) => {
  const { t } = useTranslation('flows');
  const { create, made, busy, problem, forget } = useCreateClient(details.scope);
  return (
    <Section title={t('client.title')} about={t('client.about')}>
      <div>
        <Button busy={busy} onClick={() => create(details.flow_name)}>
          {t('client.create')}
        </Button>
      </div>
      {problem && <Failure problem={problem} />}
      {made && <SecretOnce id={made.client_id} secret={made.client_secret} onClose={forget} />}
    </Section>
  );
};
