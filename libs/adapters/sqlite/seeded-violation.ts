export const seededAdapter = 1;
