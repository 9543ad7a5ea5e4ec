import { useTranslation } from 'react-i18next';
import { Button } from '../../../components/Button';
import { type FlowDocument, labelOf } from '../model/document';

interface Props {
  differences: readonly { step: string | null; text: string }[];
  doc: FlowDocument | null;
  onChoose: (step: string) => void;
}

/** The engine's sentences by step; a step's name leads to it on the canvas. */
export const Sentences = ({ differences, doc, onChoose }: Props) => {
  const { t } = useTranslation('versions');
  const steps = [...new Set(differences.map(({ step }) => step))];
  return (
    <ul className="flex flex-col gap-3 text-sm">
      {steps.map((step) => (
        <li key={step}>
          {step === null ? (
            <p className="font-semibold">{t('compare.flow')}</p>
          ) : (
            <Button kind="quiet" className="-ms-3.5 font-semibold" onClick={() => onChoose(step)}>
              {doc ? labelOf(doc, step) : step}
            </Button>
          )}
          <ul className="list-disc ps-5">
            {differences
              .filter((difference) => difference.step === step)
              .map(({ text }) => (
                <li key={text}>{text}</li>
              ))}
          </ul>
        </li>
      ))}
    </ul>
  );
};
