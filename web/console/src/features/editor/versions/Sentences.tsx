import { Button } from '../../../components/Button';
import { type FlowDocument, labelOf } from '../model/document';
import { useVersionsText } from './text';

interface Props {
  differences: readonly { step: string | null; text: string }[];
  /** Where steps have their names: the first that has the step. */
  docs: readonly (FlowDocument | null)[];
  onChoose: (step: string) => void;
}

/** The engine's sentences by step; a step's name leads to it on the canvas. */
export const Sentences = ({ differences, docs, onChoose }: Props) => {
  const { t } = useVersionsText();
  const nameOf = (step: string) => {
    const doc = docs.find((one) => one !== null && Object.hasOwn(one.steps, step));
    return doc ? labelOf(doc, step) : step;
  };
  const steps = [...new Set(differences.map(({ step }) => step))];
  return (
    <ul className="flex flex-col gap-3 text-sm">
      {steps.map((step) => (
        <li key={step}>
          {step === null ? (
            <p className="font-semibold">{t('compare.flow')}</p>
          ) : (
            <Button kind="quiet" className="-ms-3.5 font-semibold" onClick={() => onChoose(step)}>
              {nameOf(step)}
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
