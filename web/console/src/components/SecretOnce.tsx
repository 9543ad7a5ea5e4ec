import { useTranslation } from 'react-i18next';
import { Button } from './Button';
import { CodeBlock } from './CodeBlock';
import { Dialog } from './Dialog';
import { Notice } from './Notice';
import { saveText } from './saveText';

interface Props {
  id: string;
  secret: string;
  /** Forgets the secret. */
  onClose: () => void;
}

/** Id and secret of a client, the one time they can be seen. */
export const SecretOnce = ({ id, secret, onClose }: Props) => {
  const { t } = useTranslation('kit');
  const text = `CLIENT_ID=${id}\nCLIENT_SECRET=${secret}\n`;
  return (
    <Dialog title={t('secret.title')} onClose={onClose} lasting>
      <div className="flex flex-col gap-4">
        <Notice tone="warn">{t('secret.once')}</Notice>
        <CodeBlock name={t('secret.name')} text={text} />
        <div className="flex justify-end gap-2">
          <Button onClick={() => saveText('client.env', text, 'text/plain')}>{t('secret.save')}</Button>
          <Button kind="main" onClick={onClose}>
            {t('secret.done')}
          </Button>
        </div>
      </div>
    </Dialog>
  );
};
