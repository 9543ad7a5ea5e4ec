import { useSyncExternalStore } from 'react';
import { Button } from '../../../components/Button';
import { Notice } from '../../../components/Notice';
import { useDesk } from '../desk/desk';
import { useEditorState } from '../desk/useEditorState';
import { mineNow } from '../model/choosing';
import { type Json, pointerOf } from '../model/json';
import { shortened } from '../model/summary';
import { useEditorText } from '../text';

/** What two people changed in two ways: both values and the one before, to choose for each. Work goes on meanwhile. */
export const Clashes = () => {
  const { t } = useEditorText();
  const { saver } = useDesk();
  const { clashes, base } = useSyncExternalStore(saver.subscribe, saver.state);
  const doc = useEditorState((state) => state.doc);
  const said = (value: Json | undefined) =>
    value === undefined ? t('clash.nothing') : shortened(typeof value === 'string' ? value : JSON.stringify(value));
  if (clashes.length === 0) return null;
  return (
    <Notice tone="bad" urgent>
      <h2 className="font-semibold">{t('clash.title')}</h2>
      <p>{t('clash.about')}</p>
      <ul className="flex flex-col gap-2 pt-2 text-ink">
        {clashes.map((clash) => (
          <li key={pointerOf(clash.path)} className="flex flex-wrap items-center gap-2">
            <code className="font-mono">{clash.path.join(' › ')}</code>
            <span>{t('clash.base', { value: said(clash.base) })}</span>
            <Button onClick={() => saver.choose(clash, 'mine')}>
              {t('clash.take_mine', { value: said(mineNow(doc, clash, base.doc)) })}
            </Button>
            <Button onClick={() => saver.choose(clash, 'theirs')}>
              {t('clash.take_theirs', { value: said(clash.theirs) })}
            </Button>
          </li>
        ))}
      </ul>
    </Notice>
  );
};
