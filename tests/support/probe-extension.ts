import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const manifest = {
  manifest_version: 3,
  name: 'Probe',
  version: '1',
  permissions: ['activeTab', 'scripting'],
  optional_host_permissions: ['*://*/*'],
  action: { default_title: 'Probe' },
  background: { service_worker: 'worker.js' },
  cross_origin_embedder_policy: { value: 'require-corp' },
  cross_origin_opener_policy: { value: 'same-origin' },
  web_accessible_resources: [
    { resources: ['overlay.html'], matches: ['<all_urls>'], use_dynamic_url: true },
  ],
};

const worker = `
chrome.action.onClicked.addListener(async (tab) => {
  await chrome.scripting.executeScript({
    target: { tabId: tab.id },
    args: [chrome.runtime.getURL('overlay.html')],
    func: (url) => {
      const host = document.documentElement.appendChild(document.createElement('div'));
      const frame = document.createElement('iframe');
      frame.credentialless = true;
      frame.src = url + '#probe';
      frame.style = 'position:fixed;top:0;right:0;width:200px;height:60px;border:0';
      host.attachShadow({ mode: 'closed' }).append(frame);
    },
  });
});
`;

const ask = `
const button = document.querySelector('button');
button.addEventListener('click', async () => {
  const origins = [new URLSearchParams(location.search).get('origins')];
  document.body.dataset.outcome = 'asked';
  document.body.dataset.outcome = String(await chrome.permissions.request({ origins }));
});
`;

/** Writes a small extension with the product's shape, to try the test support on before the product. */
export const writeProbeExtension = (dir: string): string => {
  mkdirSync(dir, { recursive: true });
  const page = (body: string): string =>
    `<!doctype html><meta charset="utf-8"><body>${body}</body>`;
  writeFileSync(join(dir, 'manifest.json'), JSON.stringify(manifest));
  writeFileSync(join(dir, 'worker.js'), worker);
  writeFileSync(join(dir, 'overlay.html'), page('<div role="dialog">Probe overlay</div>'));
  writeFileSync(
    join(dir, 'ask.html'),
    page('<button>Allow</button><script src="ask.js"></script>'),
  );
  writeFileSync(join(dir, 'ask.js'), ask);
  return dir;
};
