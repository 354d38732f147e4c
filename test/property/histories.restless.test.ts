import { restlessHistory } from '../support/histories/history';
import { keepsTheRules } from '../support/histories/keepsTheRules';

describe('reading a list that hardly holds still', () => {
	keepsTheRules(restlessHistory, 1_000);
});
