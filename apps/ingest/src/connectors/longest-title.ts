/** Characters that are told of a title; where it comes from it may have any number of them. */
export const LONGEST_TITLE = 300;
