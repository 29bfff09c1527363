import { render } from 'preact';
import type { Language } from '../core/ui/language';
import { watchForInstall } from './install';
import { phoneName } from './phone-name';
import { App } from './screens/app';
import type { InstallOffer } from './screens/install-offer';
import { type PhoneScreen, startPhone } from './session/phone';
import { storedLanguage, storeLanguage } from './stored-language';
import { speak, spoken } from './text/text';
import { watchForUpdate } from './updates';

/** The secret leaves the address bar and the history before anything else happens. */
const takeFragment = (): string | null => {
  const { hash, href } = location;
  if (hash.length < 2) return null;
  history.replaceState(null, '', location.pathname);
  return href;
};

const start = async (opened: string | null): Promise<void> => {
  const { signal } = new AbortController();
  const root = document.getElementById('app');
  if (root === null) return;
  let screen: PhoneScreen | null = null;
  let update: (() => void) | null = null;
  let install: InstallOffer | null = null;

  const draw = (): void => {
    if (screen === null) return;
    const { phase } = screen.view;
    document.documentElement.dataset.phase = phase;
    render(
      <App
        {...screen}
        act={phone.act}
        onShown={phone.showing}
        update={update}
        install={install}
        language={spoken()}
        onLanguage={(language) => void change(language)}
      />,
      root,
    );
  };
  const change = async (language: Language): Promise<void> => {
    storeLanguage(language);
    await speak(language, document.documentElement);
    draw();
  };
  const [name] = await Promise.all([
    phoneName(),
    speak(storedLanguage(), document.documentElement),
  ]);
  const phone = startPhone({
    phoneName: name,
    signal,
    render: (next) => {
      mark(screen, next);
      screen = next;
      queueMicrotask(draw);
    },
  });
  document.addEventListener('visibilitychange', () =>
    phone.setBackground(document.visibilityState === 'hidden'),
  );
  addEventListener('pagehide', () => phone.leavePage());
  addEventListener('hashchange', () => {
    const link = takeFragment();
    if (link !== null) phone.act({ do: 'scanned', text: link });
  });
  watchForUpdate(signal, (apply) => {
    update = apply;
    draw();
  });
  watchForInstall(signal, (offer) => {
    install = offer;
    draw();
  });
  if (opened !== null) phone.act({ do: 'scanned', text: opened });
  else if (new URLSearchParams(location.search).has('scan')) phone.act({ do: 'scan' });
};

/** Marks for measuring; they say nothing that the page could not see by itself. */
const mark = (before: PhoneScreen | null, { view }: PhoneScreen): void => {
  const phase = before?.view.phase;
  if (view.phase === 'confirming' && phase !== 'confirming') performance.mark('baton:proven');
  const consented = view.phase === 'listening' || view.phase === 'connecting';
  if (consented && phase === 'confirming') performance.mark('baton:consented');
};

void start(takeFragment());
