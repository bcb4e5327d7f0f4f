/** Bits of `Token.cues`: every one is set unless told otherwise. */
export const ALL_CUES = -1;
