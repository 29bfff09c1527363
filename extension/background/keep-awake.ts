import { awakePermission } from '../settings/awake-permission';

/** The system stays awake, its screen may go dark. The browser keeps to it when the worker stops. */
export const keepAwake = async (on: boolean): Promise<void> => {
  if ((await awakePermission?.allowed()) !== true) return;
  if (on) chrome.power.requestKeepAwake('system');
  else chrome.power.releaseKeepAwake();
};

export const mayKeepAwake = async (): Promise<boolean> =>
  (await awakePermission?.allowed()) === true;
