import { Link } from '@tanstack/react-router';
import { Redo2, Search, Undo2, Wand2 } from 'lucide-react';
import { Button } from '../../../components/Button';
import { buttonLook } from '../../../components/buttonLook';
import { IconButton } from '../../../components/IconButton';
import { TextInput } from '../../../components/TextInput';
import { useTidy } from '../canvas/useTidy';
import { useDesk } from '../desk/desk';
import { useEditorState, useStore } from '../desk/useEditorState';
import { useRun } from '../desk/useRun';
import { useWords } from '../desk/useWords';
import { setFlowName } from '../model/commands/setFlowName';
import { useEditorText } from '../text';
import { SaveState } from './SaveState';
import { useUndo } from './useUndo';

export type Opening = 'faults' | 'search' | 'publish';

type Props = { onOpen: (part: Opening) => void; onRequest?: () => void };

/** What holds for the flow as a whole. */
export const TopBar = ({ onOpen, onRequest }: Props) => {
  const { t } = useEditorText();
  const { flowId, saver, faults, may } = useDesk();
  const run = useRun();
  const words = useWords();
  const tidy = useTidy();
  const { undo, redo } = useUndo();
  const name = useEditorState((state) => state.doc.name);
  const last = useEditorState((state) => state.done.at(-1));
  const next = useEditorState((state) => state.undone.at(-1));
  const all = useStore(faults);
  return (
    <header className="flex flex-wrap items-center gap-2 border-b bg-card px-3 py-2">
      <div className="w-72 max-w-full">
        <TextInput
          aria-label={t('top.name')}
          className="font-semibold"
          maxLength={200}
          value={name}
          onChange={(event) => run(setFlowName(event.target.value))}
          readOnly={!may.edit}
        />
      </div>
      <SaveState />
      <div className="flex grow flex-wrap items-center justify-end gap-1">
        <IconButton
          icon={Undo2}
          name={last ? t('top.undo_this', { what: words(last.label) }) : t('top.undo')}
          disabled={!last}
          onClick={undo}
        />
        <IconButton
          icon={Redo2}
          name={next ? t('top.redo_this', { what: words(next.label) }) : t('top.redo')}
          disabled={!next}
          onClick={redo}
        />
        <IconButton icon={Search} name={t('top.search')} onClick={() => onOpen('search')} />
        <IconButton icon={Wand2} name={t('top.tidy')} onClick={tidy} />
        <Button kind="quiet" onClick={() => onOpen('faults')}>
          {all.length === 0 ? t('top.no_faults') : t('top.faults', { count: all.length })}
        </Button>
        <Link to="/flows/$flowId/versions" params={{ flowId }} search={{}} className={buttonLook()}>
          {t('top.versions')}
        </Link>
        {onRequest && <Button onClick={onRequest}>{t('top.request')}</Button>}
        {may.edit && <Button onClick={saver.flush}>{t('top.save')}</Button>}
        {may.publish && (
          <Button kind="main" onClick={() => onOpen('publish')}>
            {t('top.publish')}
          </Button>
        )}
      </div>
    </header>
  );
};
