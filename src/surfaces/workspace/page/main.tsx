import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import './style/base.css';
import './style/layout.css';
import './style/blocks.css';
import './style/forms.css';

const root = document.getElementById('root');
if (root !== null) createRoot(root).render(<App />);
