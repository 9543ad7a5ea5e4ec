import { Plus } from 'lucide-react';
import { Button } from '../../../components/Button';
import { Section } from '../../../components/Section';
import { useEditorState } from '../desk/useEditorState';
import { useRun } from '../desk/useRun';
import { addArgument } from '../model/commands/arguments';
import { useEditorText } from '../text';
import { ArgumentRow } from './ArgumentRow';

/** The request's arguments, each with the variable it fills. There is always a row to begin with. */
export const ArgumentsTable = () => {
  const { t } = useEditorText();
  const run = useRun();
  const count = useEditorState((state) => state.doc.trigger.arguments?.length ?? 0);
  return (
    <Section title={t('args.title')} about={t('args.about')}>
      <ol className="flex flex-col gap-3">
        {Array.from({ length: Math.max(count, 1) }, (_, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: an argument's name is what is being typed
          <ArgumentRow key={index} index={index} />
        ))}
      </ol>
      <Button
        className="self-start"
        onClick={() => {
          if (count === 0) run(addArgument({ name: '', variable: '' }));
          run(addArgument({ name: '', variable: '' }));
        }}
      >
        <Plus size={16} aria-hidden="true" />
        {t('args.add')}
      </Button>
    </Section>
  );
};
