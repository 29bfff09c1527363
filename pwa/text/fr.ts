import { en, type Text } from './en';

export const fr: Text = en;
