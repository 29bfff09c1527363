import { describeWays } from '../support/app-pages/describe-ways';
import { deviceWays } from '../support/app-pages/ways';

describeWays(deviceWays);
