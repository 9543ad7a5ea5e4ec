/** No other rule than this one: length is what makes a password hard to guess. */
export const PASSWORD_MIN = 12;

/** Whether something was typed that is too short still. */
export const isShort = (password: string): boolean => password.length > 0 && password.length < PASSWORD_MIN;
