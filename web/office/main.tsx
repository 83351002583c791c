import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { BrowserRouter } from 'react-router';
import { readTheme, wear } from '../theme';
import { Speaking } from '../words/speech';
import { Office } from './office';
import '../style/tokens.css';
import '../style/base.css';
import '../style/button.css';
import '../style/form.css';
import '../style/skeleton.css';

const root = document.getElementById('root');
if (root === null) throw new Error('ofis.html has no #root');

wear(readTheme());
createRoot(root).render(
  <StrictMode>
    <Speaking>
      <BrowserRouter basename="/ofis">
        <Office />
      </BrowserRouter>
    </Speaking>
  </StrictMode>,
);
