import { minify } from 'terser';

/**
 * What only the page world's own records and ports are called: no object of a
 * browser has such a property, and none crosses the bridge.
 */
export const ownWords = [
  'added',
  'alone',
  'applied',
  'applyEnabled',
  'backing',
  'before',
  'behind',
  'borrowed',
  'carried',
  'changed',
  'connections',
  'flows',
  'follow',
  'frameReader',
  'frameWriter',
  'gated',
  'giveBack',
  'handedOff',
  'imitate',
  'isEnabled',
  'isLive',
  'isLocal',
  'letGo',
  'looks',
  'lose',
  'mayFlow',
  'number',
  'openGate',
  'outputs',
  'own',
  'park',
  'parked',
  'phoneDevices',
  'puppet',
  'relay',
  'release',
  'remoteMedia',
  'reopen',
  'returned',
  'screens',
  'senderTrack',
  'setEnabled',
  'setSrcObject',
  'show',
  'shownStreams',
  'signs',
  'sourceOf',
  'substitute',
  'transceivers',
  'twin',
  'watchStream',
  'wish',
] as const;

/** WXT starts each script with a few hundred bytes that log what they catch while developing, and do nothing else. */
export const startPlainly = () => ({
  name: 'start-plainly',
  transform(code: string, id: string): string | undefined {
    if (id.includes('define-unlisted-script'))
      return 'export const defineUnlistedScript = (it) => it;';
    if (!id.includes('virtual:wxt-unlisted-script-entrypoint')) return undefined;
    const path = /import definition from "(.+)"/.exec(code)?.[1];
    return path && `import definition from ${JSON.stringify(path)};\ndefinition.main();`;
  },
});

const compress = { ecma: 2020, passes: 3, unsafe_arrows: true, keep_fargs: false } as const;

/** How each script that runs in every page of a meeting site is made smaller than a bundler does by itself. */
const scripts = {
  'page.js': {
    compress: { ...compress, pure_getters: true, sequences: false },
    mangle: { properties: { regex: new RegExp(`^(${ownWords.join('|')})$`), builtins: true } },
  },
  'tab.js': { compress },
} as const;

export const shrinkScripts = () => ({
  name: 'shrink-scripts',
  // After WXT, which looks for what it wrote.
  enforce: 'post' as const,
  async generateBundle(
    _options: unknown,
    bundle: Record<string, { readonly type: string; code?: string }>,
  ): Promise<void> {
    for (const [name, options] of Object.entries(scripts)) {
      const script = bundle[name];
      if (script?.code === undefined) continue;
      script.code = (await minify(script.code, { ecma: 2020, ...options })).code ?? script.code;
    }
  },
});
