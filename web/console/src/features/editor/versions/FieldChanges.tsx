import { type Column, Table } from '../../../components/Table';
import type { FieldChange } from '../model/compare';
import { type FlowDocument, labelOf, TRIGGER } from '../model/document';
import { isText, type Json } from '../model/json';
import { useVersionsText } from './text';

interface Props {
  fields: readonly FieldChange[];
  before: FlowDocument;
  after: FlowDocument;
}

const textOf = (value: Json): string => (isText(value) ? value : JSON.stringify(value, null, 2));

/** Every member that differs, as it was and as it is. */
export const FieldChanges = ({ fields, before, after }: Props) => {
  const { t } = useVersionsText();
  const nameOf = (step: string) =>
    step === TRIGGER ? t('compare.flow') : labelOf(Object.hasOwn(after.steps, step) ? after : before, step);
  const value = (given: Json | undefined, mark: string) =>
    given === undefined ? (
      <span className="text-soft">{t('compare.nothing')}</span>
    ) : (
      <pre
        className={`max-h-48 max-w-96 overflow-auto rounded-control px-2 py-1 font-mono text-xs whitespace-pre-wrap ${mark}`}
      >
        {textOf(given)}
      </pre>
    );
  const columns: readonly Column<FieldChange>[] = [
    { key: 'step', title: t('compare.step'), cell: ({ step }) => nameOf(step) },
    {
      key: 'field',
      title: t('compare.field'),
      cell: ({ path }) => <code className="font-mono">{path.join(' › ')}</code>,
    },
    { key: 'before', title: t('compare.before'), cell: (field) => value(field.before, 'bg-bad-wash') },
    { key: 'after', title: t('compare.after'), cell: (field) => value(field.after, 'bg-good-wash') },
  ];
  return (
    <Table
      caption={t('compare.fields')}
      columns={columns}
      rows={fields}
      idOf={({ step, path }) => [step, ...path].join(' ')}
    />
  );
};
