import { useTranslation } from 'react-i18next';
import { Facts } from '../../../components/Facts';
import { Section } from '../../../components/Section';
import { type Column, Table } from '../../../components/Table';
import type { Argument, Details } from '../model/testRequest';

const Mono = ({ children }: { children: string }) => <code className="font-mono text-[0.8125rem]">{children}</code>;

/** Where the request goes, with what, and which arguments it takes. */
export const RequestFacts = ({ details }: { details: Details }) => {
  const { t } = useTranslation('flows');
  const columns: readonly Column<Argument>[] = [
    { key: 'name', title: t('request.argument'), cell: ({ name }) => <Mono>{name}</Mono> },
    { key: 'type', title: t('request.type'), cell: ({ type, values }) => (values ? values.join(', ') : String(type)) },
    {
      key: 'required',
      title: t('request.required'),
      cell: ({ required }) => (required ? t('request.yes') : t('request.no')),
    },
    { key: 'default', title: t('request.default'), extra: true, cell: ({ default: given }) => given ?? '' },
  ];
  const facts = [
    { name: t('request.method'), value: <Mono>{details.method}</Mono> },
    { name: t('request.url'), value: <Mono>{details.url}</Mono> },
    ...Object.entries(details.headers).map(([name, value]) => ({ name, value: <Mono>{value}</Mono> })),
    { name: t('request.tokenUrl'), value: <Mono>{details.token_url}</Mono> },
    { name: t('request.scope'), value: <Mono>{details.scope}</Mono> },
  ];
  return (
    <>
      <Section title={t('request.facts')}>
        <Facts facts={facts} />
      </Section>
      <Section title={t('request.arguments')} about={t('request.argumentsAbout')}>
        {details.arguments.length === 0 ? (
          <p className="text-sm text-soft">{t('request.noArguments')}</p>
        ) : (
          <Table
            caption={t('request.arguments')}
            columns={columns}
            rows={details.arguments}
            idOf={({ name }) => name}
          />
        )}
      </Section>
    </>
  );
};
