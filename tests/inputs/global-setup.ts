export { setup } from '../support/global-setup.js'
