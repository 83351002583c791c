import { lazy, Suspense } from 'react';
import { Route, Routes } from 'react-router';
import { CrashGuard } from '../parts/crash-guard';
import { Crashed } from '../parts/crashed';
import { navigation } from './navigation';
import { Home } from './shell/home';
import { NotFound } from './shell/not-found';
import { Permitted } from './shell/permitted';

const SignInPage = lazy(() => import('./signing-in/sign-in-page'));
const OfficeShell = lazy(() => import('./shell/office-shell'));
const AccountPage = lazy(() => import('./account/account-page'));

/** The back office: every address below /ofis and the page it shows. */
export function Office() {
  return (
    <CrashGuard fallback={<Crashed />}>
      <Suspense>
        <Routes>
          <Route path="/giris" element={<SignInPage />} />
          <Route element={<OfficeShell navigation={navigation} />}>
            <Route index element={<Home pages={navigation} />} />
            {navigation.map(({ path, roles, routes }) => (
              <Route key={path} element={<Permitted roles={roles} />}>
                {routes.map(({ path, Content }) => (
                  <Route key={path} path={path} element={<Content />} />
                ))}
              </Route>
            ))}
            <Route path="/hesabim" element={<AccountPage />} />
            <Route path="*" element={<NotFound />} />
          </Route>
        </Routes>
      </Suspense>
    </CrashGuard>
  );
}
