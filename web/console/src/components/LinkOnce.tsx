import { useTranslation } from 'react-i18next';
import { Button } from './Button';
import { CodeBlock } from './CodeBlock';
import { Dialog } from './Dialog';
import { Notice } from './Notice';

interface Props {
  title: string;
  /** What it is good for, and how long. */
  about: string;
  name: string;
  link: string;
  /** Forgets the link. */
  onClose: () => void;
}

/** A link that is a secret, the one time it can be seen. */
export const LinkOnce = ({ title, about, name, link, onClose }: Props) => {
  const { t } = useTranslation('kit');
  return (
    <Dialog title={title} onClose={onClose} lasting>
      <div className="flex flex-col gap-4">
        <Notice tone="warn">{about}</Notice>
        <CodeBlock name={name} text={link} />
        <div className="flex justify-end">
          <Button kind="main" onClick={onClose}>
            {t('secret.done')}
          </Button>
        </div>
      </div>
    </Dialog>
  );
};
