const power: chrome.permissions.Permissions = { permissions: ['power'] };

/** The person's leave to keep the laptop awake during a call. */
export interface AwakePermission {
  allowed(): Promise<boolean>;
  /** Must be the first thing a click does. True when the browser agreed; it need not ask the person. */
  request(): Promise<boolean>;
  remove(): Promise<boolean>;
}

/** Null in Firefox, which has no such permission. */
export const awakePermission: AwakePermission | null = import.meta.env.FIREFOX
  ? null
  : {
      allowed: () => chrome.permissions.contains(power),
      request: () => chrome.permissions.request(power),
      remove: () => {
        // Taking the permission away does not end what was asked for with it.
        chrome.power?.releaseKeepAwake();
        return chrome.permissions.remove(power);
      },
    };
