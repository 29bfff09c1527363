import { en, type Text } from './en';

export const ja: Text = en;
