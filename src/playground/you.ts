/** User id of the newcomer who looks at the page. */
export const you = 1001;
