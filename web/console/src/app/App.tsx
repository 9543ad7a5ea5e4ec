import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { Toasts } from '../components/Toasts';
import { queries } from './queries';
import { router } from './router';
import { SignInAgain } from './session/SignInAgain';

export const App = () => (
  <QueryClientProvider client={queries}>
    <RouterProvider router={router} />
    <SignInAgain />
    <Toasts />
  </QueryClientProvider>
);
