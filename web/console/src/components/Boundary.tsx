import { QueryErrorResetBoundary } from '@tanstack/react-query';
import { Component, type ReactNode, Suspense } from 'react';
import { asProblem } from '../lib/api/problem';
import { Failure } from './Failure';
import { Forbidden } from './Forbidden';
import { Skeleton } from './Skeleton';

interface CatchProps {
  onReset: () => void;
  scope: string | undefined;
  children: ReactNode;
}

class Catch extends Component<CatchProps, { failed: { fault: unknown } | null }> {
  override state: { failed: { fault: unknown } | null } = { failed: null };

  static getDerivedStateFromError(fault: unknown) {
    return { failed: { fault } };
  }

  override render() {
    const { failed } = this.state;
    if (!failed) return this.props.children;
    const problem = asProblem(failed.fault);
    // A fault of the console itself is no state of a part: the page says so.
    if (!problem) throw failed.fault;
    if (problem.status === 403 && this.props.scope) return <Forbidden scope={this.props.scope} />;
    const again = () => {
      this.props.onReset();
      this.setState({ failed: null });
    };
    return <Failure problem={problem} onAgain={again} />;
  }
}

interface Props {
  /** What stands there meanwhile; a list's outline when left out. */
  waiting?: ReactNode;
  /** What reading needs, to name it when it is missing. */
  scope?: string;
  children: ReactNode;
}

/** Around each part that can load or fail alone. */
export const Boundary = ({ waiting, scope, children }: Props) => (
  <QueryErrorResetBoundary>
    {({ reset }) => (
      <Catch onReset={reset} scope={scope}>
        <Suspense fallback={waiting ?? <Skeleton />}>{children}</Suspense>
      </Catch>
    )}
  </QueryErrorResetBoundary>
);
