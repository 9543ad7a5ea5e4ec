import { Checkbox } from '../../../../components/Checkbox';
import { useSetting } from '../../desk/useSetting';
import { SettingNumber } from '../../fields/SettingNumber';
import { isObject } from '../../model/json';
import { useEditorText } from '../../text';
import type { FormProps } from '../form';

const RETRY = ['retry'];
const WAIT = ['retry', 'wait_seconds'];
const TIMES = ['retry', 'times'];

/** Whether and how it asks again. */
export const RetryFields = ({ step }: FormProps) => {
  const { t } = useEditorText();
  const { value, set } = useSetting(step, RETRY);
  const on = isObject(value);
  return (
    <>
      <Checkbox
        label={t('action.retry')}
        checked={on}
        onChange={(event) => set(event.target.checked ? { wait_seconds: 5, times: 3 } : undefined)}
      />
      {on && (
        <>
          <SettingNumber step={step} path={WAIT} label={t('action.wait')} min={1} max={300} />
          <SettingNumber step={step} path={TIMES} label={t('action.times')} min={0} max={10} standard={0} />
        </>
      )}
    </>
  );
};
