import './startParsing';
import '../style.css';
import { setNonce } from 'get-nonce';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { PSEUDO, startWords } from '../lib/i18n/words';
import { kept } from '../lib/storage/keptText';
import { App } from './App';
import { applyLook, keptLook } from './theme/look';

// What makes styles while it runs (menus, the code editor) has to carry the answer's nonce.
const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content;
if (nonce) setNonce(nonce);

applyLook(document.documentElement, keptLook(kept));
const root = document.getElementById('root');
if (!root) throw new Error('The page has no place for the console.');

const language = new URLSearchParams(location.search).get('words') === 'pseudo' ? PSEUDO : navigator.language;
await startWords(language);
document.documentElement.lang = 'en';
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
