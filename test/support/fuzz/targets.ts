/** What is thrown at the places where texts from outside come in. What comes out is right, or a refusal: nothing else. */
import { answers } from './answers';
import { conditions } from './conditions';
import { idLists } from './idLists';
import { envelopes, keys } from './signing';

/** Every target by its name: a property that fails where something came out that is neither right nor a refusal. */
export const TARGETS = { keys, envelopes, answers, idLists, conditions };
