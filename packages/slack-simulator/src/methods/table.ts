import type { MethodTable } from '../api/method.ts';
import type { SocketMode } from '../deliver/socket.ts';
import { appsMethods } from './apps.ts';
import { authMethods } from './auth.ts';
import { chatMethods } from './chat.ts';
import { conversationMethods } from './conversations.ts';
import { fileMethods } from './files.ts';
import { oauthMethods } from './oauth.ts';
import { peopleMethods } from './people.ts';
import { reactionMethods } from './reactions.ts';
import { viewMethods } from './views.ts';

/** Every method that the simulator has. */
export function methodTable(socket: SocketMode): MethodTable {
  return {
    ...appsMethods,
    ...authMethods,
    ...chatMethods,
    ...conversationMethods,
    ...fileMethods,
    ...oauthMethods,
    ...peopleMethods,
    ...reactionMethods,
    ...viewMethods,
    'apps.connections.open': {
      json: true,
      scopes: ['connections:write'],
      tier: 'none',
      token: 'app',
      run: ({ world }) => {
        return { url: socket.issueUrl(world.base()) };
      },
    },
  };
}
