import { createTheme } from '@mantine/core';
import type { MantineColorsTuple } from '@mantine/core';

const pine: MantineColorsTuple = [
  '#eef5f2',
  '#dbe9e3',
  '#b9d5ca',
  '#95c0af',
  '#76ae99',
  '#5c9a83',
  '#3f7d69',
  '#2f6b5a',
  '#26574a',
  '#1c4238',
];

/**
 * One accent, pine, on warm neutrals. Its variables stand in `theme.css`: Mantine would write them into the page at run
 * time, which a content security policy without inline styles refuses.
 */
export const theme = createTheme({
  colors: { pine },
  primaryColor: 'pine',
  primaryShade: { light: 7, dark: 6 },
  defaultRadius: 'md',
  cursorType: 'pointer',
});
