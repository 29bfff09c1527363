import { en, type Text } from './en';

export const pt: Text = en;
