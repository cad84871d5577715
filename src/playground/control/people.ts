import type { User } from 'grammy/types';
import { setBlocked } from '../world/membership.js';
import { privateRoom } from '../world/world.js';
import { command } from './command.js';
import { findBot, findPerson } from './find.js';
import { integer, object, optional, text } from './shape.js';

const somebody = object({ user: integer, bot: optional(integer) });

export const people = {
  /** Somebody with an account. They have not written to the bot yet. */
  addUser: command(
    object({
      id: optional(integer),
      firstName: optional(text),
      lastName: optional(text),
      username: optional(text),
      /** IETF tag, as clients send it: `zh-hans`. */
      languageCode: optional(text),
    }),
    ({ world }, args): User => {
      const user: User = {
        id: args.id ?? world.nextId(),
        is_bot: false,
        first_name: args.firstName ?? '读者',
        ...(args.lastName !== undefined && { last_name: args.lastName }),
        ...(args.username !== undefined && { username: args.username }),
        ...(args.languageCode !== undefined && { language_code: args.languageCode }),
      };
      world.people.set(user.id, { user, deactivated: false });
      world.events.emit({ kind: 'world', what: `${user.first_name} is here` });
      return user;
    },
  ),
  /** The bot gets 403 "bot was blocked by the user" from now on. */
  block: command(somebody, (stage, { user, bot }) => {
    setBlocked(
      stage.world,
      privateRoom(stage.world, findPerson(stage.world, user).user.id, findBot(stage, bot).info.id),
      true,
    );
  }),
  unblock: command(somebody, (stage, { user, bot }) => {
    setBlocked(
      stage.world,
      privateRoom(stage.world, findPerson(stage.world, user).user.id, findBot(stage, bot).info.id),
      false,
    );
  }),
  /** Deletes the account: 403 "user is deactivated". */
  deactivate: command(object({ user: integer }), ({ world }, { user }) => {
    findPerson(world, user).deactivated = true;
  }),
};
