import { useSuspenseQuery } from '@tanstack/react-query';
import { Users } from '../../features/users/components/Users';
import { sessionQuery } from '../session/calls';

export const UsersPage = () => {
  const { data: session } = useSuspenseQuery(sessionQuery);
  return <Users self={session?.user.user_id ?? ''} />;
};
