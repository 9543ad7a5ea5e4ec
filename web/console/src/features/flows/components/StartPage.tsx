import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ChoiceCards } from '../../../components/ChoiceCards';
import { FilePicker } from '../../../components/FilePicker';
import { Notice } from '../../../components/Notice';
import { samples } from '../api/samples';
import { type ImportFault, readImport, type Start } from '../model/newFlow';
import { FlowPicture } from './FlowPicture';

interface Props {
  chosen: Start | null;
  onChoose: (start: Start) => void;
}

const EMPTY = 'empty';
const IMPORT = 'import';

export const StartPage = ({ chosen, onChoose }: Props) => {
  const { t } = useTranslation('flows');
  const [fault, setFault] = useState<ImportFault | null>(null);
  const imported = chosen?.kind === 'import' ? chosen.document : null;
  const cards = [
    { value: EMPTY, title: t('create.empty'), about: t('create.emptyAbout') },
    ...(imported ? [{ value: IMPORT, title: t('create.imported'), about: imported.name }] : []),
    ...samples.map(({ key, document, scenarios }) => ({
      value: key,
      title: document.name,
      about: t('create.sampleAbout', { count: scenarios.length, description: document.description ?? '' }),
      picture: <FlowPicture document={document} />,
    })),
  ];
  const choose = (value: string) => {
    setFault(null);
    const sample = samples.find(({ key }) => key === value);
    if (sample) onChoose({ kind: 'sample', sample });
    else if (value === EMPTY) onChoose({ kind: 'empty' });
  };
  const pick = async (file: File) => {
    const read = readImport(await file.text());
    setFault(typeof read === 'string' ? read : null);
    if (typeof read !== 'string') onChoose({ kind: 'import', document: read });
  };
  const value = chosen === null ? null : chosen.kind === 'sample' ? chosen.sample.key : chosen.kind;
  return (
    <>
      <ChoiceCards legend={t('create.how')} cards={cards} chosen={value} onChoose={choose} />
      <div className="flex flex-wrap items-center gap-3">
        <FilePicker label={t('create.import')} accept=".json,application/json" onPick={(file) => void pick(file)} />
        {fault && (
          <Notice tone="bad" urgent>
            {t(`create.fault.${fault}`)}
          </Notice>
        )}
      </div>
    </>
  );
};
