import { describeWays } from '../support/app-pages/describe-ways';
import { connectionWays } from '../support/app-pages/ways';

describeWays(connectionWays);
