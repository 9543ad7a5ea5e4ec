import { Component, type ComponentType, type LazyExoticComponent, lazy, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ahead } from '../lib/ahead/ahead';
import { Problem } from '../lib/api/problem';
import { Failure } from './Failure';

/** The engine is away, or another version of it has other files. */
class NotLoaded extends Error {}

type PropsOf<C> = C extends ComponentType<infer P> ? P : never;

/**
 * A part of the console that comes when it is asked for, or before, when nothing else is to do. One that does not come says so and is asked
 * for again; the page around it, and what was typed there, stays.
 */
export const lazyPart = <M, K extends keyof M>(load: () => Promise<M>, name: K): ComponentType<PropsOf<M[K]>> => {
  type Props = PropsOf<M[K]>;
  ahead.add(load);
  const fresh = () =>
    lazy(async () => {
      const part = await load().catch((cause: unknown) => {
        throw new NotLoaded(String(cause));
      });
      return { default: part[name] as ComponentType<Props & object> };
    });
  let loaded: LazyExoticComponent<ComponentType<Props & object>> = fresh();
  return (props: Props) => {
    const [attempt, setAttempt] = useState(0);
    const again = () => {
      loaded = fresh();
      setAttempt(attempt + 1);
    };
    const Part = loaded as ComponentType<Props & object>;
    return (
      <Catch key={attempt} onAgain={again}>
        <Part {...(props as Props & object)} />
      </Catch>
    );
  };
};

class Catch extends Component<{ onAgain: () => void; children: ReactNode }, { failed: { fault: unknown } | null }> {
  override state: { failed: { fault: unknown } | null } = { failed: null };

  static getDerivedStateFromError(fault: unknown) {
    return { failed: { fault } };
  }

  override render() {
    const { failed } = this.state;
    if (!failed) return this.props.children;
    if (!(failed.fault instanceof NotLoaded)) throw failed.fault;
    return <Missing onAgain={this.props.onAgain} />;
  }
}

const Missing = ({ onAgain }: { onAgain: () => void }) => {
  const { t } = useTranslation('kit');
  const problem = new Problem({ code: 'part_missing', title: t('part.title'), description: t('part.about') });
  return (
    <div className="fixed inset-x-4 bottom-4 z-50 mx-auto max-w-md">
      <Failure problem={problem} onAgain={onAgain} />
    </div>
  );
};
