import { useSuspenseQuery } from '@tanstack/react-query';
import { Account } from '../../features/users/components/Account';
import { sessionQuery } from '../session/calls';

export const AccountPage = () => {
  const { data: session } = useSuspenseQuery(sessionQuery);
  return <Account login={session?.user.login ?? ''} />;
};
