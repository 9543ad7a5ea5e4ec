import { type Fault, missingIn } from '../model/faults';
import { useEditorText } from '../text';

/** What a fault is, where its field is not in sight. */
export const useFaultText = (): ((fault: Fault) => string) => {
  const { t } = useEditorText();
  return (fault) => {
    const field = missingIn(fault);
    return field === null ? fault.message : t('faults.missing', { field, message: fault.message });
  };
};
