import { ordinaryHistory } from '../support/histories/history';
import { keepsTheRules } from '../support/histories/keepsTheRules';

describe('reading over a line that fails', () => {
	keepsTheRules(ordinaryHistory, 1_200);
});
