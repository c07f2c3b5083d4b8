/** ANC3xxx: rules that disagree, weaken what is claimed or can never act. */
export const ruleMessages = {};
