import { Notice } from '../../../components/Notice';
import { useDesk } from '../desk/desk';
import { useStore } from '../desk/useEditorState';
import { labelOf, TRIGGER } from '../model/document';
import { type Fault, stepOf } from '../model/faults';
import { useFaultText } from '../panel/useFaultText';
import { useEditorText } from '../text';

/** What the engine finds wrong with the draft: errors stop it, warnings do not. */
export const PublishFaults = () => {
  const { t } = useEditorText();
  const { editor, faults } = useDesk();
  const textOf = useFaultText();
  const all = useStore(faults);
  const nameOf = (fault: Fault) => {
    const step = stepOf(fault, editor.doc());
    return step === TRIGGER ? t('trigger') : labelOf(editor.doc(), step);
  };
  if (all.length === 0) return <p className="text-sm">{t('publish.no_faults')}</p>;
  return (['error', 'warning'] as const).map((severity) => {
    const found = all.filter((fault) => fault.severity === severity);
    if (found.length === 0) return null;
    return (
      <Notice key={severity} tone={severity === 'error' ? 'bad' : 'warn'}>
        {t(`publish.${severity}s`, { count: found.length })}
        <ul className="list-disc ps-5">
          {found.map((fault) => (
            <li key={fault.code + fault.path}>
              <span className="font-medium">{nameOf(fault)}</span> {textOf(fault)}
            </li>
          ))}
        </ul>
      </Notice>
    );
  });
};
