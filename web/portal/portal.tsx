import { lazy, Suspense } from 'react';
import { Route, Routes } from 'react-router';
import { CrashGuard } from '../parts/crash-guard';
import { Crashed } from '../parts/crashed';
import { navigation } from './navigation';

const SignInPage = lazy(() => import('../signing-in/sign-in-page'));
const ForgottenPage = lazy(() => import('../signing-in/forgotten-page'));
const Shell = lazy(() => import('../shell/shell'));
const PasswordPage = lazy(() => import('../account/password-page'));
const SecurityWordPage = lazy(() => import('../account/security-word-page'));
const PaymentPage = lazy(() => import('../payments/payment-page'));
const FormPage = lazy(() => import('../paperwork/form-page'));
const ReportPage = lazy(() => import('../reports/report-page'));
const LoadingsPage = lazy(() => import('../loadings/loadings-page'));
const NewsListPage = lazy(() => import('../news/news-list-page'));
const NewsPage = lazy(() => import('../news/news-page'));
const VerifyPage = lazy(() => import('../verify/verify-page'));
const NotFoundPage = lazy(() => import('./not-found-page'));

/** The agents' portal: every address and the page it shows. */
export function Portal() {
  return (
    <CrashGuard fallback={<Crashed />}>
      <Suspense>
        <Routes>
          <Route path="/giris" element={<SignInPage />} />
          <Route path="/sifremi-unuttum" element={<ForgottenPage />} />
          <Route element={<Shell navigation={navigation} />}>
            {navigation.map(({ path, Content }) => (
              <Route key={path} path={path} element={<Content />} />
            ))}
            <Route path="/odemeler/:id" element={<PaymentPage />} />
            <Route path="/evrak/:form" element={<FormPage />} />
            <Route path="/raporlar/:report" element={<ReportPage />} />
            <Route path="/duyurular" element={<NewsListPage />} />
            <Route path="/duyurular/:id" element={<NewsPage />} />
            <Route path="/yuklemeler" element={<LoadingsPage />} />
            <Route path="/sifre" element={<PasswordPage />} />
            <Route path="/guvenlik-sozcugu" element={<SecurityWordPage />} />
          </Route>
          <Route path="/makbuz/:token" element={<VerifyPage />} />
          <Route path="*" element={<NotFoundPage />} />
        </Routes>
      </Suspense>
    </CrashGuard>
  );
}
