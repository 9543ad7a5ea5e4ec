import { Check, Copy } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './Button';
import { copyText } from './copyText';

interface Props {
  text: string;
  label?: string;
}

/** Puts a text into the clipboard and says so. */
export const CopyButton = ({ text, label }: Props) => {
  const { t } = useTranslation('kit');
  const [copied, setCopied] = useState<string | null>(null);
  const done = copied === text;
  const copy = async () => setCopied((await copyText(text)) ? text : null);
  return (
    <Button kind="plain" onClick={copy}>
      {done ? <Check size={16} aria-hidden="true" /> : <Copy size={16} aria-hidden="true" />}
      <span aria-live="polite">{done ? t('copied') : (label ?? t('copy'))}</span>
    </Button>
  );
};
