import { X } from 'lucide-react';
import { useMemo, useRef, useState } from 'react';
import { Button } from '../../../components/Button';
import { IconButton } from '../../../components/IconButton';
import { TextInput } from '../../../components/TextInput';
import { useDesk } from '../desk/desk';
import { useEditorState } from '../desk/useEditorState';
import { useRun } from '../desk/useRun';
import { replaceText } from '../model/commands/replaceText';
import { find } from '../model/search';
import { useEditorText } from '../text';

/** Finds in names, texts, numbers and variables; what matches is lit, Enter goes from one to the next. */
export const SearchBox = ({ onClose }: { onClose: () => void }) => {
  const { t } = useEditorText();
  const { editor, lit } = useDesk();
  const run = useRun();
  const doc = useEditorState((state) => state.doc);
  const [words, setWords] = useState('');
  const [by, setBy] = useState('');
  const next = useRef(0);
  const hits = useMemo(() => find(doc, words), [doc, words]);
  const write = (text: string) => {
    setWords(text);
    next.current = 0;
    lit.set(text.trim() === '' ? null : new Set(find(doc, text).map((hit) => hit.step)));
  };
  const close = () => {
    lit.set(null);
    onClose();
  };
  const go = (by: 1 | -1) => {
    const hit = hits[(next.current + hits.length) % Math.max(hits.length, 1)];
    if (!hit) return;
    next.current = (next.current + by + hits.length) % hits.length;
    editor.select([hit.step]);
  };
  return (
    <search className="flex flex-wrap items-center gap-2 border-b bg-card px-3 py-2">
      <div className="w-64 max-w-full">
        <TextInput
          autoFocus
          type="search"
          aria-label={t('search.title')}
          placeholder={t('search.title')}
          value={words}
          onChange={(event) => write(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter') go(event.shiftKey ? -1 : 1);
            if (event.key === 'Escape') close();
          }}
        />
      </div>
      <output className="text-sm text-soft">
        {words.trim() === '' ? '' : hits.length === 0 ? t('search.none') : t('search.hits', { count: hits.length })}
      </output>
      <div className="w-48 max-w-full">
        <TextInput
          aria-label={t('search.replace')}
          placeholder={t('search.replace')}
          value={by}
          onChange={(event) => setBy(event.target.value)}
        />
      </div>
      <Button disabled={words === ''} onClick={() => run(replaceText(words, by))}>
        {t('search.do_replace')}
      </Button>
      <IconButton icon={X} name={t('faults.close')} onClick={close} />
    </search>
  );
};
