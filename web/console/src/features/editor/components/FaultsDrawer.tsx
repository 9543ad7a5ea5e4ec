import { X } from 'lucide-react';
import { Badge } from '../../../components/Badge';
import { Button } from '../../../components/Button';
import { IconButton } from '../../../components/IconButton';
import { useDesk } from '../desk/desk';
import { useEditorState, useStore } from '../desk/useEditorState';
import { useRun } from '../desk/useRun';
import { useWords } from '../desk/useWords';
import { labelOf, TRIGGER } from '../model/document';
import { type Fault, grouped } from '../model/faults';
import { fixOf } from '../model/fixes';
import { useFaultText } from '../panel/useFaultText';
import { useEditorText } from '../text';
import { useFaultJump } from './useFaultJump';

/** What the engine finds wrong, by step, in its own words; each leads to its field. */
export const FaultsDrawer = ({ onClose }: { onClose: () => void }) => {
  const { t } = useEditorText();
  const { editor, faults } = useDesk();
  const doc = useEditorState((state) => state.doc);
  const all = useStore(faults);
  const { jump } = useFaultJump();
  return (
    <section
      aria-label={t('faults.title', { count: all.length })}
      className="flex max-h-64 flex-col gap-2 overflow-y-auto border-t bg-card p-3"
    >
      <header className="flex items-center justify-between">
        <h2 className="text-base font-semibold">{t('faults.title', { count: all.length })}</h2>
        <IconButton icon={X} name={t('faults.close')} onClick={onClose} />
      </header>
      {all.length === 0 && <p className="text-sm">{t('faults.none')}</p>}
      {grouped(all, doc, editor.kinds).map((group) => (
        <div key={group.step}>
          <h3 className="text-sm font-semibold">{group.step === TRIGGER ? t('trigger') : labelOf(doc, group.step)}</h3>
          <ul className="flex flex-col gap-1">
            {group.faults.map((fault) => (
              <FaultRow key={fault.code + fault.path} fault={fault} onJump={jump} />
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
};

const FaultRow = ({ fault, onJump }: { fault: Fault; onJump: (fault: Fault) => void }) => {
  const { t } = useEditorText();
  const { editor } = useDesk();
  const run = useRun();
  const words = useWords();
  const textOf = useFaultText();
  const fix = fixOf(fault, editor.doc(), editor.kinds, t('kind.end_flow'));
  return (
    <li className="flex items-center gap-2">
      <Badge tone={fault.severity === 'error' ? 'bad' : 'warn'}>{t(`faults.${fault.severity}`)}</Badge>
      <Button
        kind="quiet"
        className="min-w-0 grow justify-start text-start whitespace-normal"
        onClick={() => onJump(fault)}
      >
        {textOf(fault)}
      </Button>
      {fix && <Button onClick={() => run(fix.command)}>{words(fix.label)}</Button>}
    </li>
  );
};
