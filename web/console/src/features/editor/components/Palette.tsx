import { useMemo, useState } from 'react';
import { Button } from '../../../components/Button';
import { TextInput } from '../../../components/TextInput';
import { STEP_TYPE } from '../canvas/useDropStep';
import { useDesk } from '../desk/desk';
import { useEditorState } from '../desk/useEditorState';
import { useRun } from '../desk/useRun';
import { addStep } from '../model/commands/addStep';
import { labelOf, TRIGGER } from '../model/document';
import type { Group, StepKind } from '../model/kinds';
import { newStep } from '../model/newStep';
import { nextPort } from '../model/nextPort';
import { refusedBehind } from '../model/reach';
import { useExitLabel } from '../panel/useExitLabel';
import { useKindTitle } from '../panel/useKindTitle';
import { LOOKS } from '../steps/looks';
import { useEditorText } from '../text';

const GROUPS: readonly Group[] = ['call', 'speak', 'decide', 'service', 'end'];

/** The components. What is chosen goes behind the selected step's next open exit; what cannot stand there is greyed, with the reason. */
export const Palette = () => {
  const { t } = useEditorText();
  const { editor, told } = useDesk();
  const run = useRun();
  const titleOf = useKindTitle();
  const exitLabel = useExitLabel();
  const doc = useEditorState((state) => state.doc);
  const selected = useEditorState((state) => state.selected[0] ?? TRIGGER);
  const [words, setWords] = useState('');
  const port = useMemo(() => nextPort(doc, editor.kinds, selected), [doc, editor.kinds, selected]);
  const kinds = Object.values(editor.kinds).filter((kind) =>
    titleOf(kind.kind).toLowerCase().includes(words.trim().toLowerCase()),
  );
  const add = (kind: StepKind) => {
    const step = newStep(editor.doc(), kind.kind, titleOf(kind.kind), port ?? undefined);
    if (run(addStep(step)) !== null) return;
    editor.select([step.id]);
    told.set({ key: 'canvas.added', values: { name: step.name ?? step.id } });
  };
  const where = port
    ? t('palette.where', {
        step: port.from === TRIGGER ? t('trigger') : labelOf(doc, port.from),
        exit: exitLabel(port.exit),
      })
    : t('palette.alone');
  return (
    <section aria-label={t('palette.title')} className="flex flex-col gap-2 p-2">
      <TextInput
        aria-label={t('palette.filter')}
        placeholder={t('palette.filter')}
        value={words}
        onChange={(event) => setWords(event.target.value)}
        onKeyDown={(event) => {
          const first = kinds.find((kind) => !port || refusedBehind(doc, editor.kinds, port, kind) === null);
          if (event.key !== 'Enter' || words.trim() === '' || !first) return;
          add(first);
          setWords('');
        }}
      />
      <p className="px-1 text-xs text-soft">{where}</p>
      {kinds.length === 0 && <p className="px-1 text-sm text-soft">{t('palette.none')}</p>}
      {GROUPS.map((group) => {
        const members = kinds.filter((kind) => kind.group === group);
        if (members.length === 0) return null;
        return (
          <div key={group}>
            <h3 className="px-1 text-xs font-semibold text-soft">{t(`group.${group}`)}</h3>
            {members.map((kind) => (
              <PaletteItem
                key={kind.kind}
                kind={kind}
                title={titleOf(kind.kind)}
                refusal={port ? refusedBehind(doc, editor.kinds, port, kind) : null}
                onAdd={add}
              />
            ))}
          </div>
        );
      })}
    </section>
  );
};

type ItemProps = {
  kind: StepKind;
  title: string;
  refusal: ReturnType<typeof refusedBehind>;
  onAdd: (kind: StepKind) => void;
};

const PaletteItem = ({ kind, title, refusal, onAdd }: ItemProps) => {
  const { t } = useEditorText();
  const { told } = useDesk();
  const Icon = LOOKS[kind.kind]?.icon;
  const why = refusal ? t(`path.${refusal}`) : undefined;
  return (
    <Button
      kind="quiet"
      className="w-full justify-start px-2"
      aria-disabled={refusal !== null}
      title={why}
      draggable={refusal === null}
      onDragStart={(event) => event.dataTransfer.setData(STEP_TYPE, kind.kind)}
      onClick={({ detail }) => {
        // The second half of a double click is no second step.
        if (detail > 1) return;
        if (refusal) told.set({ key: `path.${refusal}` });
        else onAdd(kind);
      }}
    >
      {Icon && <Icon size={16} aria-hidden="true" />}
      {title}
    </Button>
  );
};
