import { coursesOf } from '../../../../domain/progress/course.ts';
import type { ReviewShown } from '../../../../domain/review/shown.ts';
import { byId } from '../../../../domain/round/due-items.ts';
import type { PlacedPicture } from '../../../../slack/views/pictured-modal.ts';
import type { Texts } from '../../../../text/index.ts';
import { coursesShown, trendPlaced } from '../../../goal/index.ts';
import { type GoalOfReview, headOfGoal } from './goal-page.ts';
import { belowClients, headOfOverview, itemsOn, type OverviewPlace } from './overview.ts';

/** Four rows of two: what is more is no overview. */
const MAX_COURSES = 8;

/** The first goals of a page of a review beside each other, above their list. A place has the pictures of one person. */
export function overviewPictures(shown: ReviewShown, place: OverviewPlace, t: Texts): PlacedPicture[] {
  const { goals, today, of, person, client } = shown;
  const pulses = clientsPictures(shown, place, t);
  const found = byId(goals);
  const { page, count } = itemsOn(shown, place.from);
  const onPage = page.flatMap(({ item }) => found.get(item.goal) ?? []);
  const courses = coursesOf(onPage, today, MAX_COURSES);
  if (courses.length === 0) return pulses;
  const title = courses.length < count ? t.review.picture(courses.length, count) : '';
  const scope = 'team' in of.scope ? of.scope.team : 'all';
  const at = headOfOverview(shown, place, t).length;
  const where = ['review', person, scope, of.kind, of.goal ?? '', client?.id ?? '', t.locale].join('|');
  return [{ ...coursesShown(title, courses, t), place: where, at }, ...pulses];
}

function clientsPictures(shown: ReviewShown, place: OverviewPlace, t: Texts): PlacedPicture[] {
  const at = belowClients(shown, place, t);
  const { of, person, client } = shown;
  if (place.clientsPicture === undefined || at === undefined || !('team' in of.scope)) return [];
  const where = ['review-pulses', person, of.scope.team, client?.id ?? '', t.locale].join('|');
  return [{ ...place.clientsPicture, place: where, at }];
}

/** The trend of a goal, below how it stands: the picture that its card has. */
export function goalPagePictures(shown: GoalOfReview, note: OverviewPlace['note'], t: Texts): PlacedPicture[] {
  const picture = trendPlaced(shown.page.goal, shown.today, t);
  return picture === undefined ? [] : [{ ...picture, at: headOfGoal(shown, note, t).length }];
}
